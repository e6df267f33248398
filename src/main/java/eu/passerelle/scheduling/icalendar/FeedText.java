package eu.passerelle.scheduling.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;

/**
 * A calendar to subscribe to: when somebody is busy, under the heading that this person chose, and nothing else: no place,
 * no topic, nobody's address. Times are in UTC, because a time zone can name a city. The same sessions always give the
 * same text.
 */
public final class FeedText {
    private static final Duration REFRESH = Duration.ofHours(1);

    private FeedText() {}

    /** @param recurrence when it was planned, for one of a series */
    public record Entry(
            String uid,
            Optional<Instant> recurrence,
            int sequence,
            boolean cancelled,
            Instant start,
            Instant end,
            Instant changedAt,
            String summary) {}

    public static String write(String name, List<Entry> entries) {
        Calendar calendar = InvitationText.calendar(ImmutableMethod.PUBLISH);
        calendar.add(new XProperty("X-WR-CALNAME", CalendarText.line(name)));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        entries.forEach(entry -> calendar.add(component(entry)));
        if (entries.isEmpty()) {
            // The standard wants at least one component.
            calendar.add(ZoneDescription.of(ZoneId.of("Etc/UTC"), Instant.EPOCH));
        }
        return CalendarText.of(calendar);
    }

    private static VEvent component(Entry entry) {
        var component = new VEvent(false);
        component.add(new Uid(entry.uid()));
        entry.recurrence().ifPresent(planned -> component.add(new RecurrenceId<>(planned)));
        component.add(new DtStamp(entry.changedAt()));
        component.add(new LastModified(entry.changedAt()));
        component.add(new Sequence(entry.sequence()));
        component.add(new DtStart<>(entry.start()));
        component.add(new DtEnd<>(entry.end()));
        component.add(entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        component.add(entry.cancelled() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        component.add(ImmutableClazz.PRIVATE);
        component.add(new Summary(CalendarText.line(entry.summary())));
        return component;
    }
}
