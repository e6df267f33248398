/** What depends on what, in days: circles and the longest chain. Knows only the JDK. */
@NullMarked
package eu.passerelle.planning.paths;

import org.jspecify.annotations.NullMarked;
