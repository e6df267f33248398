package eu.passerelle.matching.search;

import eu.passerelle.directory.Expert;
import java.util.Optional;

/** Whether one more engagement could begin with an expert. */
enum Availability {
    FREE,
    FULL,
    PAUSED;

    /** @return nothing for applicants, whom nobody asks yet */
    static Optional<Availability> of(Expert expert, int freePlaces) {
        return switch (expert.status()) {
            case ACTIVE -> Optional.of(freePlaces > 0 ? FREE : FULL);
            case PAUSED -> Optional.of(PAUSED);
            case APPLICANT -> Optional.empty();
        };
    }
}
