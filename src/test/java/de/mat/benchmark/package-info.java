/**
 * How fast MAT is, measured on real servers: {@code mvn -Ptests,benchmark verify}. Not part of any other build. Each is measured against a
 * floor in the same run: the import against a client of its own on a raw socket that asks the same questions and throws the answers away,
 * the desk's pages against the bare reading of a row.
 */
package de.mat.benchmark;
