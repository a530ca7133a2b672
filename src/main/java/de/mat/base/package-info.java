/**
 * What the house stands on: the data folder, the data source, the migration of the database at start, the clock.
 * No feature's rules and no pages; every feature may use this package, and it uses none of them.
 */
package de.mat.base;
