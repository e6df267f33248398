/** How a mentoring ends: each side says what came of it, and what it taught may be told to other cities. */
@NullMarked
package eu.passerelle.engagements.closing;

import org.jspecify.annotations.NullMarked;
