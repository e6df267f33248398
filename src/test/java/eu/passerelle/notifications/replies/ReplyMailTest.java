package eu.passerelle.notifications.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.notifications.replies.ReplyMail.Content;
import eu.passerelle.notifications.replies.ReplyProperties.Security;
import eu.passerelle.notifications.replies.ReplySamples.Said;
import eu.passerelle.scheduling.Attendance.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a mail, and what is not. */
class ReplyMailTest {
    static final Said YES = Said.yes("iAbc.def-12345678901234567890@passerelle", "ana@example.org");

    static Stream<Function<Said, String>> programs() {
        return Stream.of(ReplySamples::outlook, ReplySamples::google, ReplySamples::apple);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void each_program_is_understood(Function<Said, String> program) {
        for (var answer : Answer.values()) {
            CalendarReply reply = reply(program.apply(YES.saying(answer.name()).to(3)));
            assertThat(reply.uid()).isEqualTo(YES.uid());
            assertThat(reply.sequence()).isEqualTo(3);
            assertThat(reply.counters()).isFalse();
            assertThat(reply.writtenAt()).isEqualTo(Instant.parse("2027-03-01T09:00:00Z"));
            assertThat(reply.attendees())
                    .containsExactly(new CalendarReply.Person("ana@example.org", Optional.of(answer)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20270312T090000, 2027-03-12T08:00:00Z",
        "20270330T090000, 2027-03-30T07:00:00Z",
        "20270312T090000Z, 2027-03-12T09:00:00Z"
    })
    void another_time_is_read_by_the_zones_of_windows_too(String start, Instant expected) {
        CalendarReply reply = reply(ReplySamples.outlook(YES.countering(start)));
        assertThat(reply.counters()).isTrue();
        assertThat(reply.start()).contains(expected);
    }

    @Test
    void lines_may_end_as_they_like_and_what_is_quoted_ends_nothing() throws UnreadableReply {
        String text = "BEGIN:VCALENDAR\nMETHOD:REPLY\rBEGIN:VEVENT\r\nUID:a\n b\nDTSTAMP:20270301T090000Z\n"
                + "ATTENDEE;CN=\"x:mailto:spy@example.org;PARTSTAT=DECLINED\";PARTSTAT=ACCEPTED:mailto:ana@example.org\n"
                + "END:VEVENT\nEND:VCALENDAR";
        CalendarReply reply = CalendarReply.read(text).getFirst();
        assertThat(reply.uid()).isEqualTo("ab");
        assertThat(reply.attendees())
                .containsExactly(new CalendarReply.Person("ana@example.org", Optional.of(Answer.ACCEPTED)));
    }

    @Test
    void a_series_may_be_answered_as_a_whole_and_one_of_it_otherwise_in_one_message() throws UnreadableReply {
        String one = "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;VALUE=DATE:20270401\nDTSTAMP:20270301T090000Z\n"
                + "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org\nEND:VEVENT\n";
        String all = "BEGIN:VEVENT\nUID:a\nDTSTAMP:20270301T090000Z\n"
                + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org\nEND:VEVENT\n";
        List<CalendarReply> replies =
                CalendarReply.read("BEGIN:VCALENDAR\nMETHOD:REPLY\n" + one + all + "END:VCALENDAR");
        assertThat(replies)
                .extracting(CalendarReply::recurrence)
                .as("what is said of all comes first, so that what is said of one holds")
                .containsExactly(Optional.empty(), Optional.of(Instant.parse("2027-04-01T12:00:00Z")));
        String mixed = "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + one + all.replace("UID:a", "UID:b") + "END:VCALENDAR";
        assertThatThrownBy(() -> CalendarReply.read(mixed)).isInstanceOf(UnreadableReply.class);
        String many = "BEGIN:VCALENDAR\nMETHOD:REPLY\n" + all.repeat(51) + "END:VCALENDAR";
        assertThatThrownBy(() -> CalendarReply.read(many)).isInstanceOf(UnreadableReply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN:VCALENDAR",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nDTSTAMP:soon\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20270301T090000Z\nSEQUENCE:-1\nEND:VEVENT\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nEND:VEVENT\nEND:VCALENDAR"
            })
    void what_every_answer_must_say_is_asked_for(String calendar) {
        assertThatThrownBy(() -> CalendarReply.read(calendar)).isInstanceOf(UnreadableReply.class);
    }

    @Test
    void nothing_goes_on_for_ever() {
        assertThatThrownBy(() -> CalendarReply.read("BEGIN:VCALENDAR\n".repeat(20)))
                .isInstanceOf(UnreadableReply.class);
        assertThatThrownBy(() -> CalendarReply.read("\n".repeat(100_000))).isInstanceOf(UnreadableReply.class);
        assertThatThrownBy(() -> CalendarReply.read("BEGIN:VCALENDAR\nX:" + "\n y".repeat(30_000)))
                .isInstanceOf(UnreadableReply.class);
        var nested = new StringBuilder("MIME-Version: 1.0\n");
        for (int i = 0; i < 200; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        nested.append("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n");
        assertThat(mail(nested.toString()).content()).isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void words_and_invitations_answer_nothing() {
        assertThat(mail("From: a@example.org\nSubject: Hello\n\nI cannot come.").content())
                .isInstanceOf(Content.Other.class);
        assertThat(mail(ReplySamples.google(YES).replace("METHOD:REPLY", "METHOD:REQUEST"))
                        .content())
                .isInstanceOf(Content.Other.class);
        assertThat(mail("Content-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n%%%garbage%%%")
                        .content())
                .isInstanceOf(Content.Unreadable.class);
    }

    @Test
    void no_mail_however_broken_does_more_than_be_unreadable() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var samples = programs().map(program -> program.apply(YES)).toList();
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = samples.get(round % samples.size()).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(1, 30); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(ReplyMail.read(bytes).content()).as("seed " + seed).isNotNull();
        }
    }

    @Test
    void a_password_does_not_leave_this_machine_in_the_clear() {
        var remote = new ReplyProperties("mail.example.org", 143, "u", "p", "INBOX", Security.NONE);
        assertThatThrownBy(remote::requireSafe).hasMessageContaining("Maybe set it to 'tls'");
        assertThat(remote.toString()).doesNotContain("p\"", "password");
        new ReplyProperties("127.0.0.1", 143, "u", "p", "INBOX", Security.NONE).requireSafe();
        new ReplyProperties("mail.example.org", 993, "u", "p", "INBOX", Security.TLS).requireSafe();
    }

    private static CalendarReply reply(String mail) {
        assertThat(mail(mail).content()).isInstanceOf(Content.Reply.class);
        return ((Content.Reply) mail(mail).content()).replies().getFirst();
    }

    private static ReplyMail mail(String text) {
        return ReplyMail.read(ReplySamples.crlf(text).getBytes(StandardCharsets.UTF_8));
    }
}
