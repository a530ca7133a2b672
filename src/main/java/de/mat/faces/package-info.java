/**
 * Glue to Jakarta Faces: its configuration, messages by key.
 * No business; pages and backing beans of every feature use it, and it uses none of them.
 */
package de.mat.faces;
