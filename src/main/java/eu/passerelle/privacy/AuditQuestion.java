package eu.passerelle.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to know from the trail; what is empty does not narrow it.
 *
 * @param actors accounts of which one decided
 * @param subjects of which it was one, such as {@code expert:e01}
 * @param from at or after
 * @param until before
 * @param words stand in the reason
 */
public record AuditQuestion(
        List<String> actors,
        List<String> subjects,
        String action,
        Optional<Instant> from,
        Optional<Instant> until,
        String words) {
    public AuditQuestion {
        actors = List.copyOf(actors);
        subjects = List.copyOf(subjects);
    }
}
