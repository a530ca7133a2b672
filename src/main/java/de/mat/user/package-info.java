/**
 * Users, their groups and rights (= roles), login, password change, the language of the pages.
 * Knows no other feature; every feature may ask who is signed in ({@link de.mat.user.CurrentUser}).
 * Entry points without a user: {@link de.mat.user.LoginService}, {@link de.mat.user.LoginView}.
 */
package de.mat.user;
