package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.CalendarFeeds.Detail;
import eu.passerelle.scheduling.CalendarFeeds.Feed;
import eu.passerelle.scheduling.CalendarFeeds.Kind;
import eu.passerelle.scheduling.CalendarFeeds.Subject;
import eu.passerelle.scheduling.icalendar.FeedText;
import eu.passerelle.scheduling.icalendar.FreeBusyText;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Writes what stands under a private address: the sessions as a calendar, or the busy times alone. */
@Component
class FeedWriter {
    private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(30);
    private static final Duration FREE_BUSY_AHEAD = Duration.ofDays(366);
    private static final String SESSIONS = """
            WHERE s.startsAt > $from
              AND CASE s.state WHEN 'cancelled' THEN s.changedAt > $since ELSE s.endsAt > $since END
            OPTIONAL MATCH (a:Attendance {key: s.id + ':' + $side})
            RETURN coalesce(a.uid, s.uid) AS uid, s.sequence AS sequence, s.state AS state, s.startsAt AS startsAt, s.endsAt AS endsAt,
              s.changedAt AS changedAt, s AS session, s.expertId AS expert, s.teamId AS team ORDER BY startsAt, uid LIMIT 2000
            """;
    private static final String OF_EXPERT = "MATCH (s:Session {expertId: $calendar})\n" + SESSIONS;
    private static final String OF_TEAM = "MATCH (s:Session {teamId: $calendar})\n" + SESSIONS;

    private final Neo4jClient neo4j;
    private final SessionNames names;
    private final MessageSource messages;
    private final Clock clock;
    private final URI service;

    FeedWriter(
            Neo4jClient neo4j,
            SessionNames names,
            MessageSource messages,
            Clock clock,
            @Value("${passerelle.public-url}") URI service) {
        this.neo4j = neo4j;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
        this.service = service;
    }

    private record Row(
            String uid,
            Optional<Instant> recurrence,
            int sequence,
            boolean cancelled,
            Stretch time,
            Instant changedAt,
            ExpertId expert,
            TeamId team) {}

    String calendar(Feed feed) {
        List<Row> rows = rows(feed.subject(), clock.instant().minus(SHOWN_AFTERWARDS));
        Map<?, String> named =
                feed.detail() == Detail.NAMES ? names(feed.subject().kind(), rows) : Map.of();
        return FeedText.write(
                "Passerelle",
                rows.stream()
                        .map(row -> new FeedText.Entry(
                                row.uid(),
                                row.recurrence(),
                                row.sequence(),
                                row.cancelled(),
                                row.time().start(),
                                row.time().end(),
                                row.changedAt(),
                                heading(feed, row, named)))
                        .toList());
    }

    private Map<?, String> names(Kind kind, List<Row> rows) {
        return kind == Kind.EXPERT
                ? names.teams(rows.stream().map(Row::team).distinct().toList())
                : names.experts(rows.stream().map(Row::expert).distinct().toList());
    }

    private String heading(Feed feed, Row row, Map<?, String> named) {
        Locale locale = feed.language().locale();
        if (feed.detail() == Detail.BUSY) {
            return messages.getMessage("scheduling.feed.busy", null, locale);
        }
        Object other = feed.subject().kind() == Kind.EXPERT ? row.team() : row.expert();
        return Optional.ofNullable(named.get(other))
                .map(name -> messages.getMessage("scheduling.feed.session.with", new Object[] {name}, locale))
                .orElseGet(() -> messages.getMessage("scheduling.feed.session", null, locale));
    }

    /** From the beginning of this day in UTC on, so that the same sessions give the same text all day. */
    String freeBusy(Feed feed) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var window = new Stretch(today, today.plus(FREE_BUSY_AHEAD));
        List<Row> rows = rows(feed.subject(), today).stream()
                .filter(row -> !row.cancelled() && row.time().start().isBefore(window.end()))
                .toList();
        Instant writtenAt = rows.stream()
                .map(Row::changedAt)
                .filter(today::isBefore)
                .max(Instant::compareTo)
                .orElse(today);
        return FreeBusyText.write(
                service,
                window,
                rows.stream().map(row -> within(window, row.time())).toList(),
                writtenAt);
    }

    private static Stretch within(Stretch window, Stretch time) {
        Instant start = time.start().isBefore(window.start()) ? window.start() : time.start();
        Instant end = time.end().isAfter(window.end()) ? window.end() : time.end();
        return new Stretch(start, end);
    }

    private List<Row> rows(Subject subject, Instant since) {
        var query = subject.kind() == Kind.EXPERT ? neo4j.query(OF_EXPERT) : neo4j.query(OF_TEAM);
        return List.copyOf(query.bindAll(Map.of(
                        "calendar", subject.id(),
                        "side", subject.kind().name().toLowerCase(Locale.ROOT),
                        "from", since.minus(SessionStore.LONGEST).atZone(ZoneOffset.UTC),
                        "since", since.atZone(ZoneOffset.UTC)))
                .fetchAs(Row.class)
                .mappedBy((types, row) -> row(row))
                .all());
    }

    private static Row row(Record row) {
        return new Row(
                row.get("uid").asString(),
                SessionStore.session(row.get("session")).plannedAt(),
                row.get("sequence").asInt(),
                row.get("state").asString().equals("cancelled"),
                new Stretch(
                        row.get("startsAt").asZonedDateTime().toInstant(),
                        row.get("endsAt").asZonedDateTime().toInstant()),
                row.get("changedAt").asZonedDateTime().toInstant(),
                new ExpertId(row.get("expert").asString()),
                new TeamId(row.get("team").asString()));
    }
}
