/** Times for many meetings at once, none in the way of another: arithmetic and a solver, without clock or graph. */
@NullMarked
package eu.passerelle.scheduling.together;

import org.jspecify.annotations.NullMarked;
