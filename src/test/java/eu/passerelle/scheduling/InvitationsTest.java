package eu.passerelle.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.Invitations.Invitation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one library writes, as a second one reads it. */
class InvitationsTest {
    private static final URI PAGE = URI.create("https://mentors.example/engagements/g1");
    private static final Invitations.Organizer ORGANIZER =
            new Invitations.Organizer("Passerelle", "mentoring@passerelle.example");
    private static final Invitations.Attendee ANA = new Invitations.Attendee("Ana Preda", "ana@example.org");

    final Invitations invitations = new Invitations(Clock.fixed(Instant.parse("2027-03-01T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void an_invitation_is_written_as_calendars_want_it() throws IOException {
        assertThat(written(session("Europe/Paris", "2027-03-09T09:00")).iCalendar())
                .isEqualTo(golden("request.ics"));
    }

    /** Each file was folded and escaped by other means than ours. */
    @Test
    void a_move_the_same_moment_in_two_zones_and_long_words_are_written_as_calendars_want_them() throws IOException {
        String text =
                "Înțelegere și încredere, pas cu pas; Vertrauen größer machen 🙂 — «\u202fensemble\u202f», معا, ψυχή. "
                        .repeat(4)
                        .strip();
        Session first = session("Europe/Paris", "2027-03-09T09:00");
        Session forTeam = session("Europe/Paris", "2027-03-28T09:00");
        Session forExpert = session("Europe/Bucharest", "2027-03-28T10:00");
        Map<String, Invitation> written = Map.of(
                "move.ics", written(first.movedTo(LocalDateTime.parse("2027-03-10T09:00"), 1)),
                "two-zones-team.ics", written(forTeam),
                "two-zones-expert.ics", written(forExpert),
                "long.ics", invitations.write(first, ORGANIZER, ANA, text, text + "\n\n" + text, PAGE));
        for (var one : written.entrySet()) {
            assertThat(one.getValue().iCalendar()).as(one.getKey()).isEqualTo(golden(one.getKey()));
            ICalendar read = Biweekly.parse(golden(one.getKey())).first();
            assertThat(read.getMethod().getValue()).isEqualTo(one.getValue().method());
            assertThat(read.getEvents().getFirst().getUid().getValue()).isEqualTo("u1@passerelle");
        }
        VEvent moved = Biweekly.parse(golden("move.ics")).first().getEvents().getFirst();
        assertThat(moved.getSequence().getValue()).isEqualTo(1);
        assertThat(moved.getDateStart().getValue().toInstant()).isEqualTo("2027-03-10T08:00:00Z");
        assertThat(forTeam.startsAt()).isEqualTo(forExpert.startsAt());
        for (String side : List.of("two-zones-team.ics", "two-zones-expert.ics")) {
            VEvent event = Biweekly.parse(golden(side)).first().getEvents().getFirst();
            assertThat(event.getDateStart().getValue().toInstant()).as(side).isEqualTo(forTeam.startsAt());
        }
        VEvent wordy = Biweekly.parse(golden("long.ics")).first().getEvents().getFirst();
        assertThat(wordy.getSummary().getValue()).isEqualTo(text);
        assertThat(wordy.getDescription().getValue()).isEqualTo(text + "\n\n" + text);
    }

    @Test
    void a_cancellation_keeps_the_uid_and_has_a_higher_sequence() throws IOException {
        Invitation cancellation =
                written(session("Europe/Bucharest", "2027-03-09T10:00").cancelled(1));
        assertThat(cancellation.method()).isEqualTo("CANCEL");
        assertThat(cancellation.iCalendar()).isEqualTo(golden("cancel.ics"));
        ICalendar calendar = Biweekly.parse(golden("cancel.ics")).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getStatus().isCancelled()).isTrue();
        assertThat(event.getUid().getValue()).isEqualTo("u1@passerelle");
        assertThat(event.getSequence().getValue()).isEqualTo(1);
    }

    @Test
    void a_series_with_one_moved_and_one_left_out_is_one_invitation() throws IOException {
        Invitation invitation = writtenSeries(series("Europe/Paris"));
        assertThat(invitation.iCalendar()).isEqualTo(golden("series.ics"));
        assertThat(invitation.method()).isEqualTo("REQUEST");
    }

    @Test
    void one_of_a_series_is_moved_and_cancelled_by_the_date_that_it_was_planned_for() throws IOException {
        Session third = series("Europe/Paris").get(2);
        Session moved = third.movedTo(LocalDateTime.parse("2027-04-22T11:00"), 1);
        assertThat(written(moved).iCalendar()).isEqualTo(golden("series-move.ics"));
        assertThat(written(moved.cancelled(2)).iCalendar()).isEqualTo(golden("series-cancel.ics"));
    }

    /** The rest is cancelled after somebody accepted the first, then all of it. */
    @Test
    void when_a_series_ends_early_what_is_left_of_it_is_sent_and_nobody_is_asked_again() throws IOException {
        List<Session> series = series("Europe/Paris");
        series.set(2, series.get(2).cancelled(2));
        series.set(4, series.get(4).cancelled(2));
        var accepted = new Invitations.Attendee(
                ANA.name(), ANA.address(), Map.of(series.getFirst().id(), Attendance.Answer.ACCEPTED));
        Invitation rest = writtenSeries(series, accepted);
        assertThat(rest.iCalendar()).isEqualTo(golden("series-rest.ics"));
        assertThat(expand(calendar(rest), TimeZone.getTimeZone("Europe/Paris")))
                .containsExactly(series.get(0).startsAt(), series.get(1).startsAt());
        assertThat(calendar(rest).getEvents())
                .extracting(event -> event.getAttendees().getFirst().getParticipationStatus())
                .containsExactly(ParticipationStatus.ACCEPTED, ParticipationStatus.NEEDS_ACTION);
        series.replaceAll(session -> session.state() == Session.State.CANCELLED ? session : session.cancelled(3));
        Invitation gone = writtenSeries(series, accepted);
        assertThat(gone.iCalendar()).isEqualTo(golden("series-gone.ics"));
        assertThat(gone.method()).isEqualTo("CANCEL");
        assertThat(calendar(gone).getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getRecurrenceId()).as("all of it").isNull();
            assertThat(event.getStatus().isCancelled()).isTrue();
        });
    }

    /** An answer to one of them only is kept with an exception of its own. */
    @Test
    void who_answered_one_of_a_series_otherwise_finds_each_answer_in_its_place() {
        List<Session> series = series("Europe/Istanbul");
        var said = new Invitations.Attendee(
                ANA.name(),
                ANA.address(),
                Map.of(
                        series.get(0).id(), Attendance.Answer.ACCEPTED,
                        series.get(2).id(), Attendance.Answer.DECLINED,
                        series.get(4).id(), Attendance.Answer.ACCEPTED));
        ICalendar calendar = calendar(writtenSeries(series, said));
        assertThat(expand(calendar, TimeZone.getTimeZone("Europe/Istanbul"))).hasSize(4);
        assertThat(calendar.getEvents())
                .extracting(event -> event.getAttendees().getFirst().getParticipationStatus())
                .containsExactly(
                        ParticipationStatus.ACCEPTED, ParticipationStatus.NEEDS_ACTION, ParticipationStatus.DECLINED);
    }

    /**
     * Clocks change in Paris within the series, in Istanbul never, in Lisbon at another hour of the day, and in Casablanca
     * by the moon.
     */
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, Europe/Paris",
        "Europe/Istanbul, Europe/Istanbul",
        "Europe/Lisbon, Europe/Lisbon",
        "Etc/UTC, Etc/UTC",
        "Africa/Casablanca, UTC"
    })
    void another_library_finds_every_one_of_a_series_at_its_moment(String zone, String written) {
        List<Session> planned = series("Europe/Paris");
        List<Session> seen = planned.stream()
                .map(session -> session.asInvited("u1@passerelle", ZoneId.of(zone)))
                .toList();
        List<Instant> expected = planned.stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .map(Session::startsAt)
                .toList();
        assertThat(expand(calendar(writtenSeries(seen)), TimeZone.getTimeZone(written)))
                .isEqualTo(expected)
                .hasSize(4);
    }

    /** Every three weeks; the second is moved, the fourth was left out, the fifth was cancelled. */
    private static List<Session> series(String zone) {
        Session first = session(zone, "2027-03-09T09:00");
        var sessions = new ArrayList<Session>();
        for (int index : List.of(0, 1, 2, 4, 5)) {
            var occurrence = new Occurrence("series", first.start(), first.zone(), 3, index);
            sessions.add(new Session(
                    new SessionId("s" + index),
                    first.engagement(),
                    first.expert(),
                    first.team(),
                    first.uid(),
                    0,
                    Session.State.CONFIRMED,
                    occurrence.planned(first.zone()).toLocalDateTime(),
                    first.zone(),
                    first.length(),
                    "",
                    false,
                    Optional.of(occurrence)));
        }
        sessions.set(1, sessions.get(1).movedTo(LocalDateTime.parse("2027-03-31T14:30"), 1));
        sessions.set(3, sessions.get(3).cancelled(1));
        return sessions;
    }

    private Invitation writtenSeries(List<Session> series) {
        return writtenSeries(series, ANA);
    }

    private Invitation writtenSeries(List<Session> series, Invitations.Attendee attendee) {
        return invitations.writeSeries(
                series, ORGANIZER, attendee, "Séance de mentorat", "Tout est ici : " + PAGE, PAGE);
    }

    /** As a calendar program does: the pattern, without its exceptions, and those that stand elsewhere in place of it. */
    private static List<Instant> expand(ICalendar calendar, TimeZone zone) {
        VEvent pattern = calendar.getEvents().getFirst();
        var starts = new TreeSet<Instant>();
        pattern.getDateIterator(zone).forEachRemaining(date -> starts.add(date.toInstant()));
        for (VEvent other : calendar.getEvents().subList(1, calendar.getEvents().size())) {
            assertThat(other.getUid().getValue()).isEqualTo(pattern.getUid().getValue());
            assertThat(starts.remove(other.getRecurrenceId().getValue().toInstant()))
                    .as("%s in %s", other, starts)
                    .isTrue();
            starts.add(other.getDateStart().getValue().toInstant());
        }
        return List.copyOf(starts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Paris", "Europe/Bucharest", "Europe/Dublin", "Atlantic/Azores", "Atlantic/Reykjavik"})
    void another_library_reads_the_time_right_all_year_round(String zone) {
        for (int month = 1; month <= 12; month++) {
            Session session = session(zone, "2028-%02d-14T16:45".formatted(month));
            VEvent event = read(written(session));
            assertThat(event.getDateStart().getValue().toInstant())
                    .as(zone + " in month " + month)
                    .isEqualTo(session.startsAt());
            assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(session.endsAt());
        }
    }

    /** Libraries bring time zones of their own, which are older than the clocks that people live by. */
    @Test
    void in_no_zone_of_the_world_does_an_invitation_name_another_hour_than_the_wall_clock() {
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("SystemV"))
                .forEach(zone -> {
                    for (String start : List.of("2027-01-12T16:45", "2027-07-13T09:15")) {
                        String stamp = start.replaceAll("[-:]", "") + "00";
                        assertThat(unfolded(written(session(zone, start))))
                                .contains("DTSTART;TZID=" + zone + ":" + stamp);
                    }
                });
    }

    /** By the letter of RFC 5545, because libraries are not exact in the hours around a change. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2",
        "Europe/Bucharest, 2",
        "Europe/Dublin, 2",
        "Atlantic/Azores, 2",
        "Atlantic/Reykjavik, 1",
        "Europe/Istanbul, 1",
        "America/New_York, 2",
        "America/Nuuk, 1",
        "Africa/Casablanca, 1",
        "Asia/Kathmandu, 1",
        "Australia/Lord_Howe, 2"
    })
    void around_every_clock_change_to_2030_the_zone_is_described_right(String zone, int observances) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        for (int year = 2027; year <= 2030; year++) {
            for (Instant around : aroundTheChangesOf(year, rules)) {
                Session session = session(
                        zone, LocalDateTime.ofInstant(around, ZoneId.of(zone)).toString());
                List<Observance> described = calendar(written(session)).getTimezoneInfo().getComponents().stream()
                        .flatMap(component -> Stream.concat(
                                component.getStandardTimes().stream(), component.getDaylightSavingsTime().stream()))
                        .toList();
                assertThat(described).hasSize(observances);
                assertThat(offset(described, session.startsAt()))
                        .as(zone + " at " + session.startsAt())
                        .isEqualTo(rules.getOffset(session.startsAt()));
            }
        }
    }

    private static List<Instant> aroundTheChangesOf(int year, ZoneRules rules) {
        var found = new ArrayList<>(List.of(Instant.parse(year + "-02-14T12:00:00Z")));
        Instant place = Instant.parse(year + "-01-01T00:00:00Z");
        Instant end = Instant.parse(year + "-12-31T00:00:00Z");
        for (var next = rules.nextTransition(place);
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            for (int minutes : List.of(-75, -15, 0, 15, 75)) {
                found.add(next.getInstant().plusSeconds(60L * minutes));
            }
        }
        return found;
    }

    /** That of the observance which began last; it begins on the wall clock as it was before. */
    private static ZoneOffset offset(List<Observance> observances, Instant instant) {
        return observances.stream()
                .max(Comparator.comparing(observance -> lastOnset(observance, instant)))
                .map(observance -> offset(observance.getTimezoneOffsetTo().getValue()))
                .orElseThrow();
    }

    private static Instant lastOnset(Observance observance, Instant instant) {
        ZoneOffset before = offset(observance.getTimezoneOffsetFrom().getValue());
        DateStart start = observance.getDateStart();
        if (observance.getRecurrenceRule() == null) {
            return local(start.getValue().getRawComponents()).toInstant(before);
        }
        var utc = TimeZone.getTimeZone("UTC");
        Date first = Date.from(local(start.getValue().getRawComponents()).toInstant(ZoneOffset.UTC));
        var onsets = observance.getRecurrenceRule().getValue().getDateIterator(first, utc);
        Instant last = Instant.MIN;
        while (onsets.hasNext()) {
            Instant onset = LocalDateTime.ofInstant(onsets.next().toInstant(), ZoneOffset.UTC)
                    .toInstant(before);
            if (onset.isAfter(instant)) {
                break;
            }
            last = onset;
        }
        return last;
    }

    @Test
    void lines_are_at_most_75_octets_and_end_with_crlf_whatever_the_script() {
        String long1 = "Înțelegere și încredere 🙂 — Vertrauen größer machen, «ensemble», معا. ".repeat(8);
        Invitation invitation = invitations.write(
                session("Europe/Paris", "2027-03-09T09:00"),
                ORGANIZER,
                new Invitations.Attendee("Zoë Ștefănescu-Großmann 🙂 " + "ș".repeat(60), "zoe@example.org"),
                long1,
                long1 + "\n\n" + long1,
                PAGE);
        assertThat(invitation.iCalendar().split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(invitation.iCalendar().replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(invitation.iCalendar()).endsWith("END:VCALENDAR\r\n");
        VEvent event = read(invitation);
        assertThat(event.getSummary().getValue()).isEqualTo(long1.strip());
        assertThat(event.getDescription().getValue()).isEqualTo((long1 + "\n\n" + long1).strip());
        assertThat(event.getAttendees().getFirst().getCommonName()).endsWith("ș".repeat(60));
    }

    @Test
    void nobodys_words_become_lines_of_their_own() {
        String evil = "x\r\nATTENDEE:mailto:spy@example.org\rMETHOD:CANCEL\nBEGIN:VALARM\u2028URL:x\u0000\";X=1:y";
        Session session = session("Europe/Paris", "2027-03-09T09:00");
        var placed = new Session(
                session.id(),
                session.engagement(),
                session.expert(),
                session.team(),
                session.uid(),
                0,
                Session.State.CONFIRMED,
                session.start(),
                session.zone(),
                session.length(),
                evil,
                true,
                Optional.empty());
        Invitation invitation = invitations.write(
                placed,
                new Invitations.Organizer(evil, ORGANIZER.address()),
                new Invitations.Attendee(evil, "ana@example.org"),
                evil,
                evil,
                PAGE);
        ICalendar calendar = calendar(invitation);
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        VEvent event = calendar.getEvents().getFirst();
        assertThat(event.getAttendees()).extracting(Attendee::getEmail).containsExactly("ana@example.org");
        assertThat(event.getAlarms()).isEmpty();
        assertThat(event.getUrl().getValue()).isEqualTo(PAGE.toString());
        assertThat(event.getLocation().getValue()).contains("spy@example.org");
        assertThat(unfolded(invitation))
                .filteredOn(line -> line.startsWith("ATTENDEE")
                        || line.startsWith("METHOD")
                        || line.startsWith("URL")
                        || line.startsWith("X"))
                .hasSize(3);
    }

    @Test
    void an_address_cannot_smuggle_a_line_in() {
        var attendee = new Invitations.Attendee("Ana", "ana@example.org\r\nATTENDEE:mailto:spy@example.org");
        Session session = session("Europe/Paris", "2027-03-09T09:00");
        assertThat(unfolded(invitations.write(session, ORGANIZER, attendee, "s", "d", PAGE)))
                .filteredOn(line -> line.startsWith("ATTENDEE"))
                .hasSize(1);
        assertThatThrownBy(() ->
                        invitations.write(session, ORGANIZER, new Invitations.Attendee("Ana", ""), "s", "d", PAGE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_outlook_google_and_apple_need_is_there() {
        VEvent event = read(written(
                session("Europe/Paris", "2027-03-09T09:00").movedTo(LocalDateTime.parse("2027-03-10T09:00"), 1)));
        Attendee attendee = event.getAttendees().getFirst();
        assertThat(calendar(written(session("Europe/Paris", "2027-03-09T09:00")))
                        .validate(ICalVersion.V2_0)
                        .getWarnings())
                .isEmpty();
        assertThat(event.getAttendees()).hasSize(1);
        assertThat(attendee.getRsvp()).isTrue();
        assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.NEEDS_ACTION);
        assertThat(attendee.getParticipationLevel()).isEqualTo(ParticipationLevel.REQUIRED);
        assertThat(event.getOrganizer().getEmail()).isEqualTo(ORGANIZER.address());
        assertThat(event.getOrganizer().getCommonName()).isEqualTo("Passerelle");
        assertThat(event.getSequence().getValue()).isEqualTo(1);
        assertThat(event.getUid().getValue()).isEqualTo("u1@passerelle");
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getTransparency().isOpaque()).isTrue();
        assertThat(event.getLocation()).isNull();
    }

    @Test
    void thousands_are_written_without_running_out_of_zones() {
        for (int i = 0; i < 3000; i++) {
            assertThat(written(session("Europe/Paris", "2027-03-09T09:00")).iCalendar())
                    .hasSizeGreaterThan(500);
        }
    }

    private static LocalDateTime local(DateTimeComponents parts) {
        return LocalDateTime.of(parts.getYear(), parts.getMonth(), parts.getDate(), parts.getHour(), parts.getMinute());
    }

    private static ZoneOffset offset(UtcOffset offset) {
        return ZoneOffset.ofTotalSeconds((int) (offset.getMillis() / 1000));
    }

    private Invitation written(Session session) {
        return invitations.write(session, ORGANIZER, ANA, "Séance de mentorat", "Tout est ici : " + PAGE, PAGE);
    }

    private static VEvent read(Invitation invitation) {
        return calendar(invitation).getEvents().getFirst();
    }

    private static ICalendar calendar(Invitation invitation) {
        return Biweekly.parse(invitation.iCalendar()).first();
    }

    private static List<String> unfolded(Invitation invitation) {
        return Arrays.asList(invitation.iCalendar().replace("\r\n ", "").split("\r\n"));
    }

    private static Session session(String zone, String start) {
        return new Session(
                new SessionId("s1"),
                new EngagementId("g1"),
                new ExpertId("e1"),
                new TeamId("t1"),
                "u1@passerelle",
                0,
                Session.State.CONFIRMED,
                LocalDateTime.parse(start),
                ZoneId.of(zone),
                Duration.ofMinutes(90),
                "",
                false,
                Optional.empty());
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/calendars", name)).replace("\n", "\r\n");
    }
}
