/**
 * The Bean Validation constraints of our own.
 * No state, no business; every feature may use them.
 */
package de.mat.validation;
