/**
 * The first page after login: on top, looks at all features, used by none.
 */
package de.mat.dashboard;
