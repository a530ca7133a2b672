/**
 * Writing CSV that spreadsheets open as it is meant.
 * Every feature may use it; it knows none.
 */
package de.mat.csv;
