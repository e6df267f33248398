/** Reminders of sessions: who gets which, when, and each exactly once. */
@NullMarked
package eu.passerelle.notifications.reminders;

import org.jspecify.annotations.NullMarked;
