package eu.passerelle.scheduling.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.scheduling.outside.OutsideReading.Busy;
import eu.passerelle.scheduling.outside.Skipped.Reason;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is busy in a calendar, and what of it is not taken. All is read on 1 March 2027. */
@Timeout(60)
class OutsideReadingTest {
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

    @Test
    void the_example_of_the_description_is_true() {
        assertThat(read(event("""
                        DTSTART;TZID=W. Europe Standard Time:20270302T090000
                        DTEND;TZID=W. Europe Standard Time:20270302T100000
                        RRULE:FREQ=WEEKLY;COUNT=3
                        EXDATE;TZID=W. Europe Standard Time:20270309T090000
                        """)).fixed())
                .isEqualTo(busy("2027-03-02T08:00Z/2027-03-02T09:00Z", "2027-03-16T08:00Z/2027-03-16T09:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20270302T090000Z,DTEND:20270302T100000Z | 2027-03-02T09:00Z/2027-03-02T10:00Z",
                "DTSTART:20270302T090000Z,DURATION:PT1H30M | 2027-03-02T09:00Z/2027-03-02T10:30Z",
                "DTSTART:20270302T090000Z,DURATION:P1DT2H | 2027-03-02T09:00Z/2027-03-03T11:00Z",
                "DTSTART:20270302T090000Z,DURATION:P1W | 2027-03-02T09:00Z/2027-03-09T09:00Z",
                "DTSTART:20270302T090730Z,DTEND:20270302T100701Z | 2027-03-02T09:07Z/2027-03-02T10:08Z",
                "DTSTART;TZID=Europe/Paris:20270302T090000,DTEND;TZID=Europe/London:20270302T100000 | 2027-03-02T08:00Z/2027-03-02T10:00Z",
                "DTSTART;TZID=\"Europe/Paris\":20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Paris:20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "DTSTART;TZID=Romance Standard Time:20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "DTSTART;TZID=GTB Standard Time:20270702T090000,DURATION:PT1H | 2027-07-02T06:00Z/2027-07-02T07:00Z",
                "DTSTART;TZID=W. Europe Standard Time 1:20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "DTSTART;TZID=Mitteleuropäische Zeit:20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "DTSTART;TZID=US/Pacific-New:20270702T090000,DURATION:PT1H | 2027-07-02T16:00Z/2027-07-02T17:00Z",
                "DTSTART;TZID=Asia/Calcutta:20270702T090000,DURATION:PT1H | 2027-07-02T03:30Z/2027-07-02T04:30Z",
                "DTSTART;TZID=\"UTC+02:00\":20270702T090000,DURATION:PT1H | 2027-07-02T07:00Z/2027-07-02T08:00Z",
                "dtstart;tzid=europe/paris:20270702T090000,duration:pt1h | 2027-07-02T07:00Z/2027-07-02T08:00Z"
            })
    void a_time_is_busy_however_it_is_written(String lines, String times) {
        Busy read = read(event(lines.replace(',', '\n')));
        assertThat(read.fixed()).isEqualTo(busy(times));
        assertThat(read.skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:20270302 | 2027-03-02T00:00Z/2027-03-03T00:00Z",
                "DTSTART;VALUE=DATE:20270302,DTEND;VALUE=DATE:20270304 | 2027-03-02T00:00Z/2027-03-04T00:00Z",
                "DTSTART;VALUE=DATE:20270302,DTEND;VALUE=DATE:20270302 | 2027-03-02T00:00Z/2027-03-03T00:00Z",
                "DTSTART;VALUE=DATE:20270302,DURATION:P2D | 2027-03-02T00:00Z/2027-03-04T00:00Z",
                "DTSTART:20270302,RRULE:FREQ=YEARLY | 2027-03-02T00:00Z/2027-03-03T00:00Z 2028-03-02T00:00Z/2028-03-03T00:00Z",
                "DTSTART:20270302T090000,DTEND:20270302T100000 | 2027-03-02T09:00Z/2027-03-02T10:00Z"
            })
    void whole_days_and_times_without_a_zone_are_kept_by_the_experts_clock(String lines, String times) {
        Busy read = read(event(lines.replace(',', '\n')));
        assertThat(read.floating()).isEqualTo(busy(times.split(" ")));
        assertThat(read.fixed()).isEqualTo(Stretches.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRANSP:TRANSPARENT",
                "STATUS:CANCELLED",
                "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
                "UID:iAbc@passerelle"
            })
    void what_is_free_cancelled_or_was_sent_by_us_is_not_busy(String line) {
        Busy read = read(event("DTSTART:20270302T090000Z\nDURATION:PT1H\n" + line));
        assertThat(read.fixed()).isEqualTo(Stretches.NONE);
        assertThat(read.skipped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STATUS:TENTATIVE", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"})
    void what_is_tentative_is_busy(String line) {
        assertThat(read(event("DTSTART:20270302T090000Z\nDURATION:PT1H\n" + line))
                        .fixed())
                .isEqualTo(busy("2027-03-02T09:00Z/2027-03-02T10:00Z"));
    }

    @Test
    void an_event_without_end_or_duration_takes_no_time() {
        assertThat(read(event("DTSTART:20270302T090000Z"))).satisfies(nothing -> {
            assertThat(nothing.fixed()).isEqualTo(Stretches.NONE);
            assertThat(nothing.skipped()).isEmpty();
        });
    }

    @Test
    void nine_oclock_stays_nine_oclock_when_the_clock_is_put_forward() {
        assertThat(read(event("""
                        DTSTART;TZID=Europe/Paris:20270325T090000
                        DURATION:PT1H
                        RRULE:FREQ=WEEKLY;UNTIL=20270401T065959Z
                        RDATE;TZID=Europe/Paris:20270402T090000
                        """)).fixed())
                .isEqualTo(busy("2027-03-25T08:00Z/2027-03-25T09:00Z", "2027-04-02T07:00Z/2027-04-02T08:00Z"));
        assertThat(read(event("""
                        DTSTART;TZID=Europe/Paris:20270325T090000
                        DURATION:PT1H
                        RRULE:FREQ=WEEKLY;UNTIL=20270401T070000Z
                        """)).fixed())
                .isEqualTo(busy("2027-03-25T08:00Z/2027-03-25T09:00Z", "2027-04-01T07:00Z/2027-04-01T08:00Z"));
    }

    @Test
    void a_night_over_the_change_of_the_clock_ends_by_the_wall_clock() {
        assertThat(read(event("DTSTART;TZID=Europe/Paris:20270327T220000\nDTEND;TZID=Europe/Paris:20270328T060000"))
                        .fixed())
                .isEqualTo(busy("2027-03-27T21:00Z/2027-03-28T04:00Z"));
    }

    @Test
    void the_29th_of_february_comes_in_leap_years() {
        assertThat(read(event("DTSTART;VALUE=DATE:20000229\nRRULE:FREQ=YEARLY")).floating())
                .isEqualTo(busy("2028-02-29T00:00Z/2028-03-01T00:00Z"));
        assertThat(read(event("DTSTART;VALUE=DATE:20000229\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29"))
                        .floating())
                .isEqualTo(busy("2028-02-29T00:00Z/2028-03-01T00:00Z"));
    }

    @Test
    void a_changed_occurrence_takes_the_place_of_the_one_it_changes() {
        String series = "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Paris:20270302T090000\nDURATION:PT1H\n"
                + "RRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n";
        String moved =
                "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20270303T080000Z\nDTSTART;TZID=Europe/Paris:20270303T150000\n"
                        + "DURATION:PT2H\nEND:VEVENT\n";
        String cancelled = "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Paris:20270304T090000\n"
                + "DTSTART;TZID=Europe/Paris:20270304T090000\nDURATION:PT1H\nSTATUS:CANCELLED\nEND:VEVENT\n";
        String free =
                "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20270305\nDTSTART;TZID=Europe/Paris:20270305T090000\n"
                        + "DURATION:PT1H\nTRANSP:TRANSPARENT\nEND:VEVENT\n";
        assertThat(read(calendar(free + moved + series + cancelled)).fixed())
                .isEqualTo(busy("2027-03-02T08:00Z/2027-03-02T09:00Z", "2027-03-03T14:00Z/2027-03-03T16:00Z"));
    }

    @Test
    void a_change_without_its_series_counts_by_itself_and_of_two_versions_the_later() {
        assertThat(read(calendar("BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20270303T080000Z\nDTSTART:20270303T150000Z\n"
                                + "DURATION:PT2H\nEND:VEVENT\n"))
                        .fixed())
                .isEqualTo(busy("2027-03-03T15:00Z/2027-03-03T17:00Z"));
        assertThat(read(calendar(
                                "BEGIN:VEVENT\nUID:a\nSEQUENCE:2\nDTSTART:20270303T150000Z\nDURATION:PT2H\nEND:VEVENT\n"
                                        + "BEGIN:VEVENT\nUID:a\nSEQUENCE:1\nDTSTART:20270304T150000Z\nDURATION:PT2H\nEND:VEVENT\n"))
                        .fixed())
                .isEqualTo(busy("2027-03-03T15:00Z/2027-03-03T17:00Z"));
    }

    @Test
    void dates_are_added_one_by_one_and_as_periods_and_taken_away_in_any_form() {
        assertThat(read(event("""
                        DTSTART;TZID=Europe/Paris:20270302T090000
                        DURATION:PT1H
                        RDATE;TZID=Europe/Paris:20270303T090000,20270304T090000
                        RDATE;VALUE=PERIOD:20270305T080000Z/PT3H,20270306T080000Z/20270306T083000Z
                        RDATE:20270307T080000Z
                        EXDATE:20270303T080000Z
                        EXDATE;VALUE=DATE:20270304
                        """)).fixed())
                .isEqualTo(busy(
                        "2027-03-02T08:00Z/2027-03-02T09:00Z",
                        "2027-03-05T08:00Z/2027-03-05T11:00Z",
                        "2027-03-06T08:00Z/2027-03-06T08:30Z",
                        "2027-03-07T08:00Z/2027-03-07T09:00Z"));
    }

    @Test
    void free_and_busy_times_are_read_as_well() {
        assertThat(read(calendar("""
                        BEGIN:VFREEBUSY
                        FREEBUSY;FBTYPE=BUSY:20270302T080000Z/20270302T090000Z,20270303T080000Z/PT30M
                        FREEBUSY;FBTYPE=FREE:20270304T080000Z/PT30M
                        FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270305T080000Z/PT30M
                        END:VFREEBUSY
                        """)).fixed())
                .isEqualTo(busy(
                        "2027-03-02T08:00Z/2027-03-02T09:00Z",
                        "2027-03-03T08:00Z/2027-03-03T08:30Z",
                        "2027-03-05T08:00Z/2027-03-05T08:30Z"));
    }

    @Test
    void only_eighteen_months_from_yesterday_on_are_kept() {
        Busy read = read(event("DTSTART:20200101T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"));
        assertThat(read.until()).isEqualTo("2028-09-01");
        assertThat(read.fixed().asList().getFirst().start()).isEqualTo("2027-03-03T08:00:00Z");
        assertThat(read.fixed().asList().getLast().start()).isEqualTo("2028-08-30T08:00:00Z");
        assertThat(read(event("DTSTART:20270226T080000Z\nDTEND:20270305T080000Z"))
                        .fixed())
                .isEqualTo(busy("2027-02-28T00:00Z/2027-03-05T08:00Z"));
    }

    @Test
    void an_own_definition_stands_for_the_real_zone_that_it_describes() {
        String zone = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nX-MICROSOFT-CDO-TZID:4\n"
                + "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
                + "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
                + "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
                + "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
        String fixed = "BEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\n"
                + "TZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n";
        String events = "BEGIN:VEVENT\nDTSTART;TZID=Customized Time Zone:20270702T090000\nDURATION:PT1H\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nDTSTART;TZID=Mine:20270703T090000\nDURATION:PT1H\nEND:VEVENT\n";
        // A definition may stand behind the events that use it.
        assertThat(read(calendar(events + zone + fixed)).fixed())
                .isEqualTo(busy("2027-07-02T07:00Z/2027-07-02T08:00Z", "2027-07-03T06:00Z/2027-07-03T07:00Z"));
    }

    @Test
    void two_thousand_time_zones_of_its_own_do_not_use_the_zones_of_the_process_up() {
        for (int round = 0; round < 2; round++) {
            String part = "Own" + round + "/";
            String zones = IntStream.range(0, 2_000)
                    .mapToObj(i -> "BEGIN:VTIMEZONE\nTZID:" + part + i
                            + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
                            + "END:STANDARD\nEND:VTIMEZONE\n")
                    .collect(Collectors.joining());
            String events = IntStream.of(5, 1_500)
                    .mapToObj(i ->
                            "BEGIN:VEVENT\nDTSTART;TZID=" + part + i + ":20270302T090000\nDURATION:PT1H\nEND:VEVENT\n")
                    .collect(Collectors.joining());
            Busy read = read(calendar(zones + events));
            assertThat(read.fixed()).isEqualTo(busy("2027-03-02T08:00Z/2027-03-02T09:00Z"));
            assertThat(read.skipped())
                    .containsExactlyInAnyOrder(
                            new Skipped(Reason.TOO_MANY_ZONES, 1_900, Optional.empty(), ""),
                            new Skipped(Reason.UNKNOWN_ZONE, 1, day("2027-03-02"), part + "1500"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTEND:20270302T100000Z | UNREADABLE",
                "DTSTART:tomorrow | UNREADABLE",
                "DTSTART:20270230T090000Z,DURATION:PT1H | UNREADABLE",
                "DTSTART:20270302T090000Z,DURATION:an hour | UNREADABLE",
                "DTSTART:20270302T090000Z,DURATION:PT999999999999H | UNREADABLE",
                "DTSTART:20270302T090000Z,DTEND:20270302T080000Z | BACKWARDS",
                "DTSTART:20270302T090000Z,DURATION:-PT1H | BACKWARDS",
                "DTSTART;VALUE=DATE:20270302,DTEND;VALUE=DATE:20280405 | TOO_LONG",
                "DTSTART:20270302T090000Z,DURATION:P400D | TOO_LONG",
                "DTSTART;TZID=Mars/Olympus:20270302T090000,DURATION:PT1H | UNKNOWN_ZONE",
                "DTSTART:20270302T090000Z,DTEND;TZID=Mars/Olympus:20270302T100000 | UNKNOWN_ZONE"
            })
    void an_event_that_makes_no_sense_is_named_and_the_rest_is_kept(String lines, Reason reason) {
        String good = "BEGIN:VEVENT\nDTSTART:20270309T090000Z\nDURATION:PT1H\nEND:VEVENT\n";
        Busy read = read(calendar(good + "BEGIN:VEVENT\n" + lines.replace(',', '\n') + "\nEND:VEVENT\n" + good));
        assertThat(read.fixed()).isEqualTo(busy("2027-03-09T09:00Z/2027-03-09T10:00Z"));
        assertThat(read.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.reason()).isEqualTo(reason);
            assertThat(skipped.count()).isOne();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=SECONDLY | TOO_OFTEN",
                "FREQ=SECONDLY;INTERVAL=2000000000 | TOO_OFTEN",
                "FREQ=MINUTELY;COUNT=2 | TOO_OFTEN",
                "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4,5 | TOO_OFTEN",
                "FREQ=HOURLY;COUNT=999999999 | TOO_MANY_OCCURRENCES",
                "FREQ=HOURLY | TOO_MANY_OCCURRENCES",
                "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYDAY=MO,TU,WE,TH,FR,SA,SU | TOO_MANY_OCCURRENCES",
                "FREQ=DAILY;INTERVAL=2000000000 | UNREADABLE_RULE",
                "FREQ=DAILY;INTERVAL=0 | UNREADABLE_RULE",
                "FREQ=DAILY;COUNT=-1 | UNREADABLE_RULE",
                "FREQ=DAILY;UNTIL=someday | UNREADABLE_RULE",
                "FREQ=FORTNIGHTLY | UNREADABLE_RULE",
                "INTERVAL=2 | UNREADABLE_RULE",
                "FREQ=WEEKLY;BYDAY=XX | UNREADABLE_RULE",
                "FREQ=WEEKLY;BYWEEKNO=9 | UNREADABLE_RULE",
                "FREQ=YEARLY;BYDAY=1TU;BYMONTHDAY=2 | UNREADABLE_RULE",
                "FREQ=MONTHLY;BYMONTHDAY=77 | UNREADABLE_RULE"
            })
    void a_rule_that_asks_for_too_much_or_cannot_be_read_leaves_the_first_time_busy(String rule, Reason reason) {
        Busy read = read(event("DTSTART:20270302T090000Z\nDURATION:PT10M\nRRULE:" + rule));
        assertThat(read.fixed().asList().getFirst())
                .isEqualTo(busy("2027-03-02T09:00Z/2027-03-02T09:10Z").asList().getFirst());
        assertThat(read.fixed().asList()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(read.skipped()).containsExactly(new Skipped(reason, 1, day("2027-03-02"), ""));
    }

    @Test
    void a_rule_that_began_when_nobody_counted_and_one_that_never_comes_are_done_with_quickly() {
        assertThat(read(event("DTSTART:00010101T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"))
                        .fixed()
                        .asList())
                .hasSize(79);
        assertThat(read(event("DTSTART:00010101T090000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=20000000"))
                        .skipped())
                .containsExactly(new Skipped(Reason.TOO_OFTEN, 1, day("0001-01-01"), ""));
        assertThat(read(event("DTSTART;VALUE=DATE:20270302\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                        .floating()
                        .asList())
                .hasSize(1);
    }

    @Test
    void five_thousand_events_that_all_come_back_are_read_within_bounds() {
        String many = IntStream.range(0, 5_001)
                .mapToObj(i -> "BEGIN:VEVENT\nUID:" + i
                        + "\nDTSTART:20200302T090000Z\nDURATION:PT1M\nRRULE:FREQ=HOURLY;INTERVAL=" + (i % 3 + 1)
                        + "\nEND:VEVENT\n")
                .collect(Collectors.joining());
        Busy read = read(calendar(many));
        assertThat(read.skipped())
                .extracting(Skipped::reason)
                .containsExactlyInAnyOrder(Reason.TOO_MANY_OCCURRENCES, Reason.TOO_MANY_EVENTS, Reason.TOO_MUCH_WORK);
        assertThat(read.fixed().asList()).isNotEmpty();
    }

    @Test
    void an_exception_in_an_unknown_zone_leaves_the_event_busy() {
        Busy read = read(
                event(
                        "DTSTART:20270302T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;TZID=Mars/Olympus:20270303T090000"));
        assertThat(read.fixed().asList()).hasSize(2);
        assertThat(read.skipped())
                .containsExactly(new Skipped(Reason.UNKNOWN_ZONE, 1, day("2027-03-02"), "Mars/Olympus"));
    }

    @Test
    void a_message_that_cancels_another_calendars_event_cancels_nothing() {
        String event = "BEGIN:VEVENT\nUID:a\nDTSTART:20270302T090000Z\nDURATION:PT1H\nEND:VEVENT\n";
        String cancel = "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nSEQUENCE:9\nDTSTART:20270302T090000Z\n"
                + "STATUS:CANCELLED\nEND:VEVENT\nEND:VCALENDAR\n";
        Busy read = read(calendar(event) + cancel);
        assertThat(read.fixed()).isEqualTo(busy("2027-03-02T09:00Z/2027-03-02T10:00Z"));
        assertThat(read.skipped()).containsExactly(new Skipped(Reason.CANCELLATION, 1, day("2027-03-02"), ""));
    }

    @Test
    void a_change_to_all_later_ones_is_named() {
        assertThat(read(calendar(
                                "BEGIN:VEVENT\nUID:a\nDTSTART:20270302T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n"
                                        + "END:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270303T090000Z\n"
                                        + "DTSTART:20270303T100000Z\nDURATION:PT1H\nEND:VEVENT\n"))
                        .skipped())
                .containsExactly(new Skipped(Reason.LATER_CHANGES, 1, day("2027-03-03"), ""));
    }

    @Test
    void a_letter_that_is_folded_in_its_middle_spoils_nothing() {
        var file = new ByteArrayOutputStream();
        file.writeBytes("\ufeffBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Caf".getBytes(StandardCharsets.UTF_8));
        byte[] letter = "é".getBytes(StandardCharsets.UTF_8);
        file.write(letter[0]);
        file.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
        file.write(letter[1]);
        file.writeBytes(
                "\r\nDTSTART;TZID=Europe/Pa\r\n\tris:20270302T0900\n 00\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(OutsideReading.read(file.toByteArray(), NOW).fixed())
                .isEqualTo(busy("2027-03-02T08:00Z/2027-03-02T09:00Z"));
    }

    @Test
    void line_ends_in_a_title_and_lines_of_no_form_spoil_nothing() {
        Busy read = read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:one\r\ntwo\r\nthree: four\r\n;=:\r\n\r\n\"\r\n"
                + "ATTENDEE;CN=\"a:b;c\";X=:mailto:a\r\nDTSTART:20270302T090000Z\r\nDURATION:PT1H\r\n"
                + "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDURATION:PT9H\r\nREPEAT:2\r\nEND:VALARM\r\nEND:VEVENT\r\n"
                + "BEGIN:VTODO\r\nDTSTART:20270303T090000Z\r\nDURATION:PT1H\r\nEND:VTODO\r\nEND:VCALENDAR\r\n");
        assertThat(read.fixed()).isEqualTo(busy("2027-03-02T09:00Z/2027-03-02T10:00Z"));
        assertThat(read.skipped()).isEmpty();
    }

    @Test
    void what_is_cut_off_is_read_up_to_there() {
        String whole = calendar("BEGIN:VEVENT\nDTSTART:20270302T090000Z\nDURATION:PT1H\nEND:VEVENT\n".repeat(3));
        for (int length = "BEGIN:VCALENDAR\n".length(); length < whole.length(); length++) {
            assertThat(read(whole.substring(0, length)).fixed().asList()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_calendar_in_utf_16_is_read() {
        byte[] file = calendar("BEGIN:VEVENT\nSUMMARY:Ș\n ț\nDTSTART:20270302T090000Z\nDURATION:PT1H\nEND:VEVENT\n")
                .getBytes(StandardCharsets.UTF_16);
        assertThat(OutsideReading.read(file, NOW).fixed()).isEqualTo(busy("2027-03-02T09:00Z/2027-03-02T10:00Z"));
    }

    @Test
    void what_is_no_calendar_is_refused_with_a_reason() {
        assertThat(failure("")).isEqualTo("EMPTY");
        assertThat(failure("<html>Sign in</html>")).isEqualTo("NO_CALENDAR");
        assertThat(failure("PK\u0003\u0004...")).isEqualTo("PACKED");
        assertThat(failure("x".repeat(10_000_000))).isEqualTo("TOO_BIG");
        assertThat(failure(calendar("X-A:" + "b".repeat(OutsideReading.MOST_BYTES))))
                .isEqualTo("TOO_BIG");
        assertThat(read("BEGIN:VCALENDAR\nEND:VCALENDAR").skipped()).isEmpty();
    }

    @Test
    void the_name_of_an_unknown_zone_is_cut_and_cleaned_before_it_is_kept() {
        Busy read = read(event("DTSTART;TZID=" + "Ж".repeat(500) + "\u202e\u0007<b>:20270302T090000\nDURATION:PT1H"));
        assertThat(read.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.detail()).isEqualTo("Ж".repeat(60)));
        assertThat(Skipped.of(read.skipped().getFirst().stored()))
                .isEqualTo(read.skipped().getFirst());
    }

    private static String failure(String file) {
        return catchThrowableOfType(
                        UnreadableCalendar.class, () -> OutsideReading.read(file.getBytes(StandardCharsets.UTF_8), NOW))
                .code();
    }

    private static Busy read(String file) {
        return OutsideReading.read(file.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static String event(String lines) {
        return calendar("BEGIN:VEVENT\n" + lines + "\nEND:VEVENT\n");
    }

    private static String calendar(String parts) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + parts + "END:VCALENDAR\n";
    }

    private static Stretches busy(String... times) {
        return Stretches.of(List.of(times).stream()
                .map(time -> time.split("/"))
                .map(ends -> new Stretch(instant(ends[0]), instant(ends[1])))
                .toList());
    }

    private static Instant instant(String text) {
        return Instant.parse(text.replace("Z", ":00Z"));
    }

    private static Optional<LocalDate> day(String day) {
        return Optional.of(LocalDate.parse(day));
    }
}
