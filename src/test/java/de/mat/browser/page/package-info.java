/** The pages as a reader uses them: where things are and what one can do. They assert nothing; that is up to the tests. */
package de.mat.browser.page;
