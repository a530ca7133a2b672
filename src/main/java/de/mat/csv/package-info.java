/**
 * Writing CSV that spreadsheets open as it is meant, and reading what they save.
 * Every feature may use it; it knows none.
 */
package de.mat.csv;
