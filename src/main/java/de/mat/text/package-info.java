/**
 * Texts of strangers as columns can hold them, and their words as the search compares them.
 * No state, no business; every feature may use it, and it knows none.
 */
package de.mat.text;
