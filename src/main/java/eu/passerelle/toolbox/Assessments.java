package eu.passerelle.toolbox;

import java.util.Optional;

/** Assessments as others hear of them: who is to be written to, never what anybody has said. */
public interface Assessments {
    /** Opens the page on which one person answers without signing in. */
    String LINK_PURPOSE = "assessment";

    /** Whoever asks: for followers. */
    Optional<AssessmentNotice> find(AssessmentId assessment);
}
