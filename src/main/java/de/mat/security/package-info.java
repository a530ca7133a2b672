/**
 * The role names and, in time, the encryption of secrets.
 * No entities, no pages; every feature may use this package, and it uses none of them.
 */
package de.mat.security;
