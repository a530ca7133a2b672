/**
 * The demo of {@code mvn -Pdemo}: MAT, a mail server and two users on this computer.
 * Compiled without the libraries of the tests; nothing here is part of the product.
 */
package de.mat.demo;
