package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.CompetenceCode;
import java.util.List;

/** Where requests may begin elsewhere than on a blank page. */
public interface RequestDrafts {
    int MOST_NEEDS = 8;

    /**
     * Something a team needs, and why, in words that the team may change.
     *
     * @param weight 1 helpful, 2 important, 3 essential
     */
    record WantedNeed(CompetenceCode competence, int weight, String because) {}

    /**
     * A draft of the viewer's team with what is known of it, and with these needs; what the taxonomy does not know is left
     * out. Within the caller's transaction.
     *
     * @throws eu.passerelle.kernel.Conflict when the team has too many drafts
     */
    RequestId begin(CityViewer viewer, List<WantedNeed> needs);
}
