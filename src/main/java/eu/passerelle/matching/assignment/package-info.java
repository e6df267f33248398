/** Many requests and many experts at once: the best total, proven, and among the nearly best the fairest. Knows only the JDK. */
@NullMarked
package eu.passerelle.matching.assignment;

import org.jspecify.annotations.NullMarked;
