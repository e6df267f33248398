package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.Properties.Property;
import eu.passerelle.scheduling.outside.Skipped.Reason;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** When one event takes place in a window: its beginning, what its rules and dates add, less what they take away. */
final class Occurrences {
    private final Event event;
    private final Zones zones;
    private final SkippedSoFar skipped;
    private final LocalDateTime from;
    private final LocalDateTime end;
    private final List<Rule> rules = new ArrayList<>();

    Occurrences(Event event, Zones zones, Stretch window, SkippedSoFar skipped) {
        this.event = event;
        this.zones = zones;
        this.skipped = skipped;
        var clock = event.start().zone().orElse(ZoneOffset.UTC);
        from = LocalDateTime.ofInstant(window.start(), clock).minus(event.length());
        end = LocalDateTime.ofInstant(window.end(), clock);
        event.said().all("RRULE").forEach(rule -> attempt(rule, this::add));
        event.said().all("EXRULE").forEach(rule -> note(Reason.UNREADABLE_RULE, ""));
    }

    private void add(Property property) {
        Rule rule = Rule.of(property.value(), event.start());
        if (!rule.isAffordable(event.start().local(), from, end)) {
            throw new UnreadablePart(Reason.TOO_OFTEN, "");
        }
        rules.add(rule);
    }

    /** How many moments are looked at, at most. */
    long cost() {
        return 1
                + rules.stream()
                        .mapToLong(rule -> rule.cost(event.start().local(), from, end))
                        .sum();
    }

    /** @param replaced occurrences that were changed, and stand for themselves */
    List<Span> all(Moments replaced) {
        var without = new Moments();
        event.said()
                .all("EXDATE")
                .forEach(property ->
                        attempt(property, dates -> When.all(dates, zones).forEach(without::add)));
        return capped(starts()).stream()
                .filter(span -> !without.contains(span.start()) && !replaced.contains(span.start()))
                .toList();
    }

    /** Those outside the window too, when they were named one by one. */
    private Set<Span> starts() {
        var starts = new LinkedHashSet<Span>();
        starts.add(new Span(event.start(), event.length()));
        rules.forEach(rule -> occurrences(rule).forEach(start -> starts.add(span(start))));
        event.said().all("RDATE").forEach(property -> attempt(property, dates -> added(dates, starts)));
        return starts;
    }

    private List<LocalDateTime> occurrences(Rule rule) {
        try {
            return rule.occurrences(event.start().local(), from, end);
        } catch (UnreadablePart e) {
            note(e.reason(), e.detail());
            return List.of();
        }
    }

    private Span span(LocalDateTime start) {
        return new Span(event.start().at(start), event.length());
    }

    private void added(Property dates, Set<Span> starts) {
        if (dates.parameter("VALUE").equalsIgnoreCase("PERIOD")) {
            var zone = zones.find(dates.parameter("TZID"));
            for (String period : dates.value().split(",")) {
                starts.add(Span.of(period, zone));
            }
        } else {
            When.all(dates, zones).forEach(start -> starts.add(span(start.by(event.start()))));
        }
    }

    private List<Span> capped(Set<Span> starts) {
        if (starts.size() > Rule.MOST_OCCURRENCES) {
            note(Reason.TOO_MANY_OCCURRENCES, "");
        }
        return starts.stream().limit(Rule.MOST_OCCURRENCES).toList();
    }

    /** What adds or takes occurrences and cannot be read is named; the event itself counts. */
    private void attempt(Property property, Consumer<Property> reading) {
        try {
            reading.accept(property);
        } catch (UnreadablePart e) {
            note(e.reason() == Reason.UNREADABLE ? Reason.UNREADABLE_RULE : e.reason(), e.detail());
        }
    }

    private void note(Reason reason, String detail) {
        skipped.note(reason, Optional.of(event.start().date()), detail);
    }
}
