/** Mentoring in which nothing has happened for long: both sides are asked once what comes next. */
@NullMarked
package eu.passerelle.engagements.dormant;

import org.jspecify.annotations.NullMarked;
