package eu.passerelle.engagements;

import eu.passerelle.cities.Team;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.MentorQuery;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A few times that would suit expert and team: the first of each of the first days, because three at a row are no choice. */
@Component
class SuggestedTimes {
    static final Duration LENGTH = Duration.ofMinutes(60);
    private static final int MOST = 3;
    private static final int LOOKED_AT = 200;

    private final Slots slots;

    SuggestedTimes(Slots slots) {
        this.slots = slots;
    }

    List<Instant> forBoth(ExpertId expert, Team team, MentorQuery query) {
        ZoneId zone = team.city().zone();
        Set<LocalDate> days = new HashSet<>();
        var wanted = new SlotQuery(
                expert,
                team.id(),
                zone,
                query.from(),
                query.until(),
                LENGTH,
                query.form().isOnSite(),
                LOOKED_AT);
        return slots.free(wanted).stream()
                .map(Slot::start)
                .filter(start -> days.add(LocalDate.ofInstant(start, zone)))
                .limit(MOST)
                .toList();
    }
}
