/** Pure arithmetic of weekly rules and stretches of time: knows the JDK, and neither clock nor graph. */
@NullMarked
package eu.passerelle.scheduling.recurrence;

import org.jspecify.annotations.NullMarked;
