/**
 * The calendars that experts keep elsewhere: fetched or uploaded, read with caps, and kept as busy or free, without a word
 * of what is in them.
 */
@NullMarked
package eu.passerelle.scheduling.outside;

import org.jspecify.annotations.NullMarked;
