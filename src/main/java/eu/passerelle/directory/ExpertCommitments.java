package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;

/** What other modules need an expert's profile for, so that it is not given up meanwhile. */
public interface ExpertCommitments {
    /** Whether the expert is being asked, or mentors a team, at this moment. */
    boolean areOpen(ExpertId expert);
}
