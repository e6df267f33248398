package eu.passerelle.scheduling.outside;

import static eu.passerelle.scheduling.outside.OutsideWorld.ANA;
import static eu.passerelle.scheduling.outside.OutsideWorld.BEN;
import static eu.passerelle.scheduling.outside.OutsideWorld.asking;
import static eu.passerelle.scheduling.outside.OutsideWorld.booking;
import static eu.passerelle.scheduling.outside.OutsideWorld.calendar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotTaken;
import eu.passerelle.scheduling.Slots;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.testing.CypherLog;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.neo4j.core.Neo4jClient;

/** Outside calendars in the graph: what they take from what is offered, and how they are read again. */
@PasserelleTest
class OutsideCalendarsTest {
    private static final String ADDRESS = "https://calendar.example.org/private-4711.ics";
    private static final String TUESDAY_NINE = "DTSTART;TZID=Europe/Bucharest:20270302T090000,DURATION:PT1H";
    private static final Instant NINE = Instant.parse("2027-03-02T07:00:00Z");
    private static final Instant TEN = Instant.parse("2027-03-02T08:00:00Z");

    @Autowired
    ApplicationContext context;

    @Autowired
    OutsideStore store;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    TestClock clock;

    @Autowired
    Slots slots;

    @Autowired
    Sessions sessions;

    @Autowired
    Neo4jClient neo4j;

    OutsideWorld world;

    /** What the server at any address answers; a text that is no calendar stands for a server that answers something else. */
    volatile byte[] answer = calendar(TUESDAY_NINE);

    final AtomicInteger fetched = new AtomicInteger();
    OutsideCalendars calendars;

    @BeforeEach
    void create() {
        world = new OutsideWorld(context);
        world.create();
        calendars = new OutsideCalendars(
                store,
                address -> {
                    fetched.incrementAndGet();
                    return answer;
                },
                transactions,
                clock);
    }

    @AfterEach
    void leave() {
        world.leave();
    }

    @Test
    void what_is_busy_elsewhere_is_neither_offered_nor_booked_until_the_calendar_is_removed() {
        assertThat(starts(ANA)).contains(TEN);
        OutsideCalendar added = calendars.upload(ANA, "", "work.ics", calendar(tuesdayTen()));
        assertThat(starts(ANA))
                .doesNotContain(TEN)
                .contains(NINE.plus(Duration.ofDays(1)).plus(Duration.ofHours(1)));
        assertThat(starts(BEN)).contains(TEN);
        assertThatThrownBy(() -> sessions.book(booking(ANA, TEN, false))).isInstanceOf(SlotTaken.class);
        calendars.remove(ANA, added.id());
        assertThat(starts(ANA)).contains(TEN);
        sessions.book(booking(ANA, TEN, false));
        assertThat(world.count("MATCH (n) WHERE n:OutsideCalendar OR n:BusyMonth RETURN count(n)"))
                .isZero();
    }

    private static String tuesdayTen() {
        return "DTSTART;TZID=Europe/Bucharest:20270302T100000,DURATION:PT1H";
    }

    @Test
    void a_time_that_the_expert_named_on_purpose_can_be_booked_all_the_same() {
        calendars.upload(ANA, "", "work.ics", calendar(tuesdayTen()));
        assertThat(sessions.book(booking(ANA, TEN, true)).startsAt()).isEqualTo(TEN);
    }

    @Test
    void whole_days_follow_the_experts_clock_also_when_it_is_changed_later() {
        calendars.upload(ANA, "", "work.ics", calendar("DTSTART;VALUE=DATE:20270302"));
        var window = new Stretch(Instant.parse("2027-03-01T00:00:00Z"), Instant.parse("2027-03-05T00:00:00Z"));
        assertThat(busy(List.of(ANA), window).get("expert-ana"))
                .containsExactly(
                        new Stretch(Instant.parse("2027-03-01T22:00:00Z"), Instant.parse("2027-03-02T22:00:00Z")));
        world.write("MATCH (a:Availability {expertId: 'expert-ana'}) SET a.zone = 'America/New_York'");
        assertThat(busy(List.of(ANA), window).get("expert-ana"))
                .containsExactly(
                        new Stretch(Instant.parse("2027-03-02T05:00:00Z"), Instant.parse("2027-03-03T05:00:00Z")));
    }

    @Test
    void whatever_is_offered_can_be_booked() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String[] events = IntStream.range(0, 30)
                .mapToObj(i -> "UID:%d,DTSTART%s:202703%02dT%02d%02d00%s,DURATION:PT%dM"
                        .formatted(
                                i,
                                random.nextBoolean() ? "" : ";TZID=Europe/Paris",
                                2 + random.nextInt(10),
                                6 + random.nextInt(6),
                                random.nextInt(60),
                                "",
                                5 + random.nextInt(60)))
                .toArray(String[]::new);
        calendars.upload(ANA, "", "a.ics", calendar(events));
        List<Instant> offered = starts(ANA);
        assertThat(offered).as("seed " + seed).isNotEmpty();
        var booked = new ArrayList<Instant>();
        for (Instant start : offered) {
            boolean free = booked.stream()
                    .allMatch(other -> Duration.between(other, start).abs().compareTo(OutsideWorld.HOUR) >= 0);
            if (free) {
                sessions.book(booking(ANA, start, false));
                booked.add(start);
            }
        }
        for (Instant step = NINE; step.isBefore(NINE.plus(Duration.ofDays(9))); step = step.plusSeconds(1_800)) {
            Instant start = step;
            if (!offered.contains(start)) {
                assertThatThrownBy(() -> sessions.book(booking(ANA, start, false)))
                        .as("seed " + seed)
                        .isInstanceOf(SlotTaken.class);
            }
        }
    }

    private Map<String, List<Stretch>> busy(List<ExpertId> experts, Stretch window) {
        return neo4j.query(BusyTimes.BUSY + "RETURN busy")
                .bindAll(BusyTimes.within(window))
                .bind(experts.stream().map(ExpertId::value).toList())
                .to("experts")
                .fetchAs(Busy.class)
                .mappedBy((types, row) -> new Busy(BusyTimes.busy(row.get("busy"), window)))
                .one()
                .orElseThrow()
                .byExpert();
    }

    private record Busy(Map<String, List<Stretch>> byExpert) {}

    @Test
    void the_calendars_of_many_are_looked_into_with_one_query() {
        calendars.upload(ANA, "", "a.ics", calendar(TUESDAY_NINE, tuesdayTen()));
        calendars.upload(BEN, "", "b.ics", calendar(TUESDAY_NINE));
        var window = new Stretch(Instant.parse("2027-03-01T00:00:00Z"), Instant.parse("2029-03-01T00:00:00Z"));
        assertThat(CypherLog.during(
                        () -> assertThat(busy(List.of(ANA, BEN), window)).containsOnlyKeys("expert-ana", "expert-ben")))
                .hasSize(1);
    }

    @Test
    void nothing_of_the_text_of_a_calendar_is_kept() {
        calendars.upload(ANA, "", "work.ics", calendar(TUESDAY_NINE + ",LOCATION:Hidden place,UID:known@example.org"));
        assertThat(world.count("""
                        MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS 'Secret meeting'
                          OR toStringOrNull(n[key]) CONTAINS 'Hidden place' OR toStringOrNull(n[key]) CONTAINS 'known@example')
                        RETURN count(n)
                        """)).isZero();
    }

    @Test
    void an_address_is_read_again_after_half_an_hour_and_what_is_new_counts() {
        calendars.subscribe(ANA, "Work", ADDRESS);
        assertThat(fetched).hasValue(1);
        assertThat(calendars.claim(10)).isEmpty();
        answer = calendar(tuesdayTen());
        clock.advance(Duration.ofMinutes(36));
        assertThat(new OutsideRound(calendars).readDue()).isTrue();
        assertThat(starts(ANA)).doesNotContain(TEN).contains(NINE.plus(Duration.ofDays(1)));
        OutsideCalendar read = calendars.of(ANA).getFirst();
        assertThat(read.readAt()).isEqualTo(clock.instant());
        assertThat(read.failure()).isEmpty();
        assertThat(new OutsideRound(calendars).readDue()).isFalse();
        assertThat(fetched).hasValue(2);
    }

    @Test
    void when_an_address_fails_the_last_copy_stays_and_the_pauses_grow() {
        OutsideCalendar added = calendars.subscribe(ANA, "Work", ADDRESS);
        Instant first = clock.instant();
        answer = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);
        clock.advance(Duration.ofMinutes(36));
        Instant since = clock.instant();
        assertThat(new OutsideRound(calendars).readDue()).isTrue();
        // Twice half an hour, less a sixth.
        clock.advance(Duration.ofMinutes(49));
        assertThat(new OutsideRound(calendars).readDue()).isFalse();
        clock.advance(Duration.ofMinutes(22));
        assertThat(new OutsideRound(calendars).readDue()).isTrue();
        OutsideCalendar failing = store.get(ANA, added.id());
        assertThat(failing.readAt()).isEqualTo(first);
        assertThat(failing.failure()).hasValue(new OutsideCalendar.Failure("NO_CALENDAR", "", since, 2));
        assertThat(starts(ANA)).doesNotContain(NINE);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofHours(29));
            assertThat(new OutsideRound(calendars).readDue()).isTrue();
        }
        answer = calendar(tuesdayTen());
        clock.advance(Duration.ofHours(29));
        assertThat(new OutsideRound(calendars).readDue()).isTrue();
        assertThat(store.get(ANA, added.id()).failure()).isEmpty();
    }

    @Test
    void of_two_nodes_one_reads_and_the_other_takes_over_when_it_dies() {
        calendars.subscribe(ANA, "Work", ADDRESS);
        calendars.subscribe(BEN, "Work", ADDRESS);
        clock.advance(Duration.ofMinutes(36));
        List<OutsideCalendar> one = calendars.claim(1);
        List<OutsideCalendar> other = calendars.claim(10);
        assertThat(one).hasSize(1);
        assertThat(other).hasSize(1);
        assertThat(one.getFirst().id()).isNotEqualTo(other.getFirst().id());
        assertThat(calendars.claim(10)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(calendars.claim(10)).hasSize(2);
    }

    @Test
    void it_is_read_when_the_expert_asks_but_not_twice_in_a_minute() {
        OutsideCalendar work = calendars.subscribe(ANA, "Work", ADDRESS);
        answer = calendar(tuesdayTen());
        assertThat(calendars.readNow(ANA, work.id()).times()).isOne();
        assertThat(starts(ANA)).doesNotContain(TEN);
        assertThatThrownBy(() -> calendars.readNow(ANA, work.id())).isInstanceOf(Conflict.class);
        clock.advance(Duration.ofSeconds(61));
        calendars.readNow(ANA, work.id());
        assertThat(fetched).hasValue(3);
        OutsideCalendar file = calendars.upload(ANA, "", "a.ics", calendar());
        assertThatThrownBy(() -> calendars.readNow(ANA, file.id())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> calendars.readNow(BEN, work.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> calendars.remove(BEN, work.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void a_calendar_that_is_removed_while_it_is_read_does_not_come_back() {
        calendars.subscribe(ANA, "Work", ADDRESS);
        clock.advance(Duration.ofMinutes(36));
        OutsideCalendar claimed = calendars.claim(1).getFirst();
        calendars.remove(ANA, claimed.id());
        calendars.read(claimed);
        assertThat(world.count("MATCH (n) WHERE n:OutsideCalendar OR n:BusyMonth RETURN count(n)"))
                .isZero();
    }

    @Test
    void what_cannot_be_read_at_first_is_not_kept_and_a_sixth_is_one_too_many() {
        answer = new byte[OutsideReading.MOST_BYTES + 1];
        assertThat(problem(() -> calendars.subscribe(ANA, "", ADDRESS)))
                .isEqualTo(FieldProblem.of("address", "scheduling.outside.failure.TOO_BIG", ""));
        assertThat(problem(() -> calendars.subscribe(ANA, "", "http://calendar.example.org/a.ics")))
                .isEqualTo(FieldProblem.of("address", "scheduling.outside.failure.NOT_HTTPS", ""));
        assertThat(problem(() -> calendars.upload(ANA, "x".repeat(61), "a.ics", calendar())))
                .isEqualTo(FieldProblem.of("name", "scheduling.outside.problem.name", 60));
        answer = calendar(TUESDAY_NINE);
        calendars.subscribe(ANA, "", ADDRESS);
        assertThat(problem(() -> calendars.subscribe(ANA, "", "webcal" + ADDRESS.substring(5)))
                        .code())
                .isEqualTo("scheduling.outside.problem.twice");
        for (int i = 1; i < 5; i++) {
            calendars.upload(ANA, "", "work %d.ics".formatted(i), calendar());
        }
        assertThat(problem(() -> calendars.upload(ANA, "", "a.ics", calendar())))
                .isEqualTo(FieldProblem.of("file", "scheduling.outside.problem.many", 5));
        assertThat(calendars.of(ANA)).extracting(OutsideCalendar::name).contains("calendar.example.org", "work 4");
        assertThat(calendars.of(BEN)).isEmpty();
    }

    private static FieldProblem problem(Runnable work) {
        return catchThrowableOfType(InvalidInput.class, work::run).problems().getFirst();
    }

    @Test
    void months_that_are_over_and_calendars_of_experts_who_are_gone_are_forgotten() {
        calendars.upload(ANA, "", "a.ics", calendar(TUESDAY_NINE + ",RRULE:FREQ=MONTHLY"));
        calendars.upload(BEN, "", "b.ics", calendar(TUESDAY_NINE));
        clock.advance(Duration.ofDays(70));
        calendars.forget();
        assertThat(world.count(
                        "MATCH (m:BusyMonth {expertId: 'expert-ana'}) WHERE m.month < '2027-04' RETURN count(m)"))
                .isZero();
        assertThat(world.count("MATCH (m:BusyMonth {expertId: 'expert-ana'}) RETURN count(m)"))
                .isEqualTo(17);
        world.write("MATCH (e:Expert {id: 'expert-ana'}) DETACH DELETE e");
        world.write("MATCH (e:Expert {id: 'expert-ben'}) REMOVE e:Expert SET e:MergedExpert");
        calendars.forget();
        assertThat(world.count("MATCH (c:OutsideCalendar) RETURN count(c)")).isOne();
        world.write("MATCH (e:MergedExpert {id: 'expert-ben'}) REMOVE e:MergedExpert SET e:DeclinedApplicant");
        calendars.forget();
        assertThat(world.count("MATCH (n) WHERE n:OutsideCalendar OR n:BusyMonth RETURN count(n)"))
                .isZero();
    }

    private List<Instant> starts(ExpertId expert) {
        return slots.free(asking(expert)).stream().map(Slot::start).toList();
    }
}
