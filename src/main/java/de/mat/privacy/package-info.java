/**
 * A person's data: found, handed over and erased wherever it is. Looks at all features by their own services, and none of them knows it.
 */
package de.mat.privacy;
