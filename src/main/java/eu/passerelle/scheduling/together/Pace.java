package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Travel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How closely an expert's sessions may follow each other.
 *
 * @param travel to sessions on site
 * @param booked the sessions that there are, which count for the caps
 */
public record Pace(ZoneId zone, Buffers buffers, Caps caps, Travel travel, List<Stretch> booked) {
    public Pace {
        booked = List.copyOf(booked);
    }

    Duration between() {
        return buffers.after().plus(buffers.before());
    }
}
