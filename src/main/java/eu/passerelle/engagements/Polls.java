package eu.passerelle.engagements;

import eu.passerelle.kernel.EngagementId;
import eu.passerelle.scheduling.SessionId;
import java.util.List;
import java.util.Optional;

/** Polls as others hear of them. */
public interface Polls {
    /** Opens the page on which one person answers one poll without signing in. */
    String LINK_PURPOSE = "poll";

    /** Whoever asks: for followers. */
    Optional<PollNotice> find(PollId poll);

    /** The poll that led to a session, if one did. */
    Optional<PollNotice> behind(SessionId session);

    /** The newest first; who may see the engagement is the caller's to ask. */
    List<PollLine> of(EngagementId engagement);
}
