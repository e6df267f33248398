package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The times that suit everybody. What is offered here is what {@link Sessions} books: one function decides both. */
@Component
public class Slots {
    /** In order of time. */
    public List<Slot> free(SlotQuery query) {
        throw new UnsupportedOperationException();
    }

    /** For many experts with one team: a bounded number of queries, however many experts. */
    public Map<ExpertId, FreeTime> freeTimes(
            Collection<ExpertId> experts,
            TeamId team,
            ZoneId teamZone,
            LocalDate from,
            LocalDate until,
            Duration length,
            int slotsEach) {
        throw new UnsupportedOperationException();
    }
}
