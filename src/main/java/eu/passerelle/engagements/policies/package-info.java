/** The policies that mentors are ranked by, in the hands of coordinators: looked at on real requests before they hold. */
@NullMarked
package eu.passerelle.engagements.policies;

import org.jspecify.annotations.NullMarked;
