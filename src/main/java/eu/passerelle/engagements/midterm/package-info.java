/** In the middle of a mentoring both sides say in three answers whether it goes where it should. */
@NullMarked
package eu.passerelle.engagements.midterm;

import org.jspecify.annotations.NullMarked;
