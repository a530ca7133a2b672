/**
 * Sanitising HTML and turning it into text.
 * Every feature may use it; it knows none.
 */
package de.mat.html;
