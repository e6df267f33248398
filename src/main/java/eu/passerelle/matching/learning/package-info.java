/** Weights learned from past mentoring, and compared with those that hold. Knows only the JDK. */
@NullMarked
package eu.passerelle.matching.learning;

import org.jspecify.annotations.NullMarked;
