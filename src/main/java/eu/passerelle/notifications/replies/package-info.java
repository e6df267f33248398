/** Reads what calendars answer by mail (RFC 6047), each message once, and believes only what can be verified. */
@NullMarked
package eu.passerelle.notifications.replies;

import org.jspecify.annotations.NullMarked;
