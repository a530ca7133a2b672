/**
 * How fast the import is, measured against a real Dovecot: {@code mvn -Ptests,benchmark verify}. Not part of any other build.
 * The floor is a client of its own on a raw socket that asks the same questions and throws the answers away.
 */
package de.mat.benchmark;
