/**
 * Measures matching from outside: files in, files and figures out, through the same code as the product and without its
 * server or database.
 */
@NullMarked
package eu.passerelle.matching.evaluation;

import org.jspecify.annotations.NullMarked;
