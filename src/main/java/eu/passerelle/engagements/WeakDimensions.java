package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.TeamId;
import java.util.List;
import java.util.Locale;

/** In what a team was weakest when it last looked at itself: for who keeps assessments to say. */
public interface WeakDimensions {
    /** A line each, the weakest first, as far as the viewer may see results of the team; none where none is weak. */
    List<String> of(Viewer viewer, TeamId team, Locale locale);
}
