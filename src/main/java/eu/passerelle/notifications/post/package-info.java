/** The post: keeps mails until a server has taken them, however often it must try. */
@NullMarked
package eu.passerelle.notifications.post;

import org.jspecify.annotations.NullMarked;
