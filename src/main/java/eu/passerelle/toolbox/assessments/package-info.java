/** Assessments of a team: who is asked, what each answers alone, and what the team makes of it. */
@NullMarked
package eu.passerelle.toolbox.assessments;

import org.jspecify.annotations.NullMarked;
