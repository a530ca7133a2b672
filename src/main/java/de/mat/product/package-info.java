/**
 * The machines that the dealer offers: list, detail, pictures, their table as a file, and which of them an inquiry may be about.
 * Knows no other feature. Entry point without a user: {@link de.mat.product.VisibleProductService}, for the website.
 */
package de.mat.product;
