/** A few mentors who cover the needs of a request together. Knows only the JDK. */
@NullMarked
package eu.passerelle.matching.panels;

import org.jspecify.annotations.NullMarked;
