package eu.passerelle.engagements.meetings;

import java.util.Arrays;
import java.util.Optional;

/** What a session is for; each kind proposes an agenda. */
enum SessionKind {
    KICK_OFF,
    DIAGNOSIS,
    WORKSHOP,
    SUPERVISION,
    REVIEW;

    static Optional<SessionKind> find(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** What is said in supervision stays there: nothing is written down but that it took place. */
    boolean hasNotes() {
        return this != SUPERVISION;
    }
}
