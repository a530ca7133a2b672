/**
 * Users, their groups (= roles), login and password change.
 * Knows no other feature; every feature may ask who is signed in.
 * Entry point without a user: the login.
 */
package de.mat.user;
