package eu.passerelle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.scheduling.FeedBench;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.neo4j.core.Neo4jClient;

/** A calendar to subscribe to with a thousand sessions in it, beside iCal4j writing as many events that it is given. */
@PasserelleTest
@Import(FeedBench.class)
class FeedBenchmark {
    private static final int EVENTS = Integer.getInteger("bench.events", 1_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 200);
    private static final int WARM_UP = 60;
    private static final String EXPERT = "bench-expert";
    private static final Instant FIRST = TestClock.MONDAY_MORNING.plusSeconds(86_400);
    private static final String SESSIONS = """
            UNWIND range(0, $events - 1) AS i
            CREATE (:Session {id: 's' + i, uid: 'plain' + i + '@passerelle', sequence: i % 3, state: 'confirmed',
              expertId: $expert, teamId: 't' + i % 7, engagementId: 'g', start: '2027-03-02T09:00', zone: 'Europe/Paris',
              minutes: 60, startsAt: $first + duration({hours: 5 * i}), endsAt: $first + duration({hours: 5 * i + 1}),
              place: '', changedAt: $changed})
            CREATE (:Attendance {key: 's' + i + ':expert', sessionId: 's' + i, side: 'expert',
              uid: 'plain' + i + '.abcdefghijklmnopqrstuvwxyz@passerelle'})
            """;

    @Autowired
    FeedBench feeds;

    @Autowired
    Neo4jClient neo4j;

    @Autowired
    GraphTransactions transactions;

    @Test
    void a_feed_beside_plain_output() throws IOException {
        transactions.write(() -> neo4j.query(SESSIONS)
                .bindAll(Map.of(
                        "events",
                        EVENTS,
                        "expert",
                        EXPERT,
                        "first",
                        FIRST.atZone(ZoneOffset.UTC),
                        "changed",
                        TestClock.MONDAY_MORNING.atZone(ZoneOffset.UTC)))
                .run());
        assertThat(feeds.calendar(EXPERT).split("BEGIN:VEVENT")).hasSize(EVENTS + 1);
        assertThat(plain().split("BEGIN:VEVENT")).hasSize(EVENTS + 1);
        var timings = new Timings();
        run(timings, WARM_UP);
        timings.forget();
        run(timings, ROUNDS);
        var report = new ArrayList<>(List.of(
                "%,d events, %,d characters"
                        .formatted(EVENTS, feeds.calendar(EXPERT).length()),
                "",
                "| what | runs | median ms | p99 ms | median ÷ floor |",
                "| --- | ---: | ---: | ---: | ---: |",
                timings.row("plain iCal4j output", "plain iCal4j output"),
                timings.row("feed", "plain iCal4j output")));
        Files.write(Path.of("target/benchmark-feed.md"), report);
        report.forEach(System.out::println);
    }

    private void run(Timings timings, int rounds) {
        for (int round = 0; round < rounds; round++) {
            timings.timed("feed", () -> feeds.calendar(EXPERT));
            timings.timed("plain iCal4j output", FeedBenchmark::plain);
        }
    }

    private static String plain() {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Bench//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(ImmutableMethod.PUBLISH);
        for (int i = 0; i < EVENTS; i++) {
            calendar.add(event(i));
        }
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(int number) {
        Instant start = FIRST.plusSeconds(5L * 3_600 * number);
        var event = new VEvent(false);
        event.add(new Uid("plain" + number + ".abcdefghijklmnopqrstuvwxyz@passerelle"));
        event.add(new DtStamp(TestClock.MONDAY_MORNING));
        event.add(new LastModified(TestClock.MONDAY_MORNING));
        event.add(new Sequence(number % 3));
        event.add(new DtStart<>(start));
        event.add(new DtEnd<>(start.plusSeconds(3_600)));
        event.add(ImmutableStatus.VEVENT_CONFIRMED);
        event.add(ImmutableTransp.OPAQUE);
        event.add(ImmutableClazz.PRIVATE);
        event.add(new Summary("Busy"));
        return event;
    }
}
