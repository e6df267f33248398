/** Passerelle: a modular monolith; each package below is a module with a small public face. */
@NullMarked
package eu.passerelle;

import org.jspecify.annotations.NullMarked;
