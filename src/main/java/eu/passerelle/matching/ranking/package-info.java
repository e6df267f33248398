/** Named factors from 0 to 1 that add up to a score. Knows only the JDK. */
@NullMarked
package eu.passerelle.matching.ranking;

import org.jspecify.annotations.NullMarked;
