/** What somebody typed into the search, taken apart. Knows only the JDK. */
@NullMarked
package eu.passerelle.matching.query;

import org.jspecify.annotations.NullMarked;
