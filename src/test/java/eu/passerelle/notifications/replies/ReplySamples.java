package eu.passerelle.notifications.replies;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers laid out as the calendar programs in the field lay them out. */
final class ReplySamples {
    private static final AtomicInteger IDS = new AtomicInteger();

    private ReplySamples() {}

    /** What is answered; {@code written} as a DTSTAMP. */
    record Said(String method, String uid, String attendee, String answer, int sequence, String written, String start) {
        static Said yes(String uid, String attendee) {
            return new Said("REPLY", uid, attendee, "ACCEPTED", 0, "20270301T090000Z", "20270311T080000Z");
        }

        Said saying(String other) {
            return new Said(method, uid, attendee, other, sequence, written, start);
        }

        Said to(int other) {
            return new Said(method, uid, attendee, answer, other, written, start);
        }

        Said at(String other) {
            return new Said(method, uid, attendee, answer, sequence, other, start);
        }

        Said countering(String other) {
            return new Said("COUNTER", uid, attendee, "TENTATIVE", sequence, written, other);
        }
    }

    /** One part beside the text, in base64, with the zones of Windows and names of its own. */
    static String outlook(Said said) {
        String calendar = """
                BEGIN:VCALENDAR
                PRODID:-//Example Corporation//Outlook 16.0 MIMEDIR//EN
                VERSION:2.0
                METHOD:%s
                BEGIN:VTIMEZONE
                TZID:Romance Standard Time
                BEGIN:STANDARD
                DTSTART:16011028T030000
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=%s;CN="Surname, Given: the person":mailto:%s
                COMMENT;LANGUAGE=fr-FR:Markertext of a person\\n
                CLASS:PUBLIC
                DTSTAMP:%s
                %s
                ORGANIZER;CN=Passerelle:mailto:mentoring@passerelle.example
                SEQUENCE:%d
                SUMMARY;LANGUAGE=fr-FR:Accepted: Mentoring session
                UID:%s
                X-MICROSOFT-CDO-APPT-SEQUENCE:%d
                BEGIN:VALARM
                UID:not-this-one
                TRIGGER:-PT15M
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        said.method(),
                        said.answer(),
                        said.attendee(),
                        said.written(),
                        start(said.start()),
                        said.sequence(),
                        folded(said.uid()),
                        said.sequence());
        String coded = Base64.getMimeEncoder().encodeToString(crlf(calendar).getBytes(StandardCharsets.UTF_8));
        return """
                %sContent-Type: multipart/alternative; boundary="_000_edge_"

                --_000_edge_
                Content-Type: text/plain; charset="iso-8859-1"
                Content-Transfer-Encoding: quoted-printable

                Markertext of a person =E9

                --_000_edge_
                Content-Type: text/calendar; charset="utf-8"; method=%s
                Content-Transfer-Encoding: base64

                %s
                --_000_edge_--
                """.formatted(head(said), said.method(), coded);
    }

    /** An alternative within a mixed one, and the calendar a second time as a file. */
    static String google(Said said) {
        String calendar = """
                BEGIN:VCALENDAR
                PRODID:-//Example Inc//Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:%s
                BEGIN:VEVENT
                DTSTART:%s
                DTSTAMP:%s
                ORGANIZER;CN=Passerelle:mailto:mentoring@passerelle.example
                UID:%s
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;CN=%s;X-NUM
                 -GUESTS=0:mailto:%s
                SEQUENCE:%d
                STATUS:CONFIRMED
                SUMMARY:Mentoring session
                TRANSP:OPAQUE
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        said.method(),
                        said.start(),
                        said.written(),
                        folded(said.uid()),
                        said.answer(),
                        said.attendee(),
                        said.attendee(),
                        said.sequence());
        return """
                %sContent-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary="inner"

                --inner
                Content-Type: text/plain; charset="UTF-8"; format=flowed

                Markertext of a person
                --inner
                Content-Type: text/calendar; charset="UTF-8"; method=%s
                Content-Transfer-Encoding: 7bit

                %s--inner--
                --outer
                Content-Type: application/ics; name="invite.ics"
                Content-Disposition: attachment; filename="invite.ics"

                %s--outer--
                """.formatted(head(said), said.method(), calendar, calendar);
    }

    /** The calendar alone. */
    static String apple(Said said) {
        return """
                %sContent-Type: text/calendar; charset=utf-8; method=%s
                Content-Transfer-Encoding: quoted-printable

                BEGIN:VCALENDAR
                CALSCALE:GREGORIAN
                METHOD:%s
                PRODID:-//Example Inc.//macOS 15.0//EN
                VERSION:2.0
                BEGIN:VEVENT
                ATTENDEE;CN=3DPerson;PARTSTAT=3D%s:MAILTO:%s
                DTSTAMP:%s
                DTSTART;TZID=3DEurope/Paris:20270311T080000
                LAST-MODIFIED:%s
                SEQUENCE:%d
                UID:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(
                        head(said),
                        said.method(),
                        said.method(),
                        said.answer(),
                        said.attendee().toUpperCase(java.util.Locale.ROOT),
                        said.written(),
                        said.written(),
                        said.sequence(),
                        said.uid());
    }

    /** A head without an end, for a mail of any kind. */
    static String head(Said said) {
        return """
                From: Person <%s>
                To: mentoring@passerelle.example
                Subject: =?utf-8?Q?Accept=C3=A9_:_Markertext?=
                Message-ID: <%d@mail.example.org>
                Date: Mon, 01 Mar 2027 10:00:00 +0100
                MIME-Version: 1.0
                """.formatted(said.attendee(), IDS.incrementAndGet());
    }

    static MimeMessage message(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(crlf(text).getBytes(StandardCharsets.UTF_8)));
    }

    static String crlf(String text) {
        return text.replaceAll("\r?\n", "\r\n");
    }

    private static String start(String start) {
        return start.endsWith("Z") ? "DTSTART:" + start : "DTSTART;TZID=Romance Standard Time:" + start;
    }

    /** As a long line may be broken anywhere. */
    private static String folded(String uid) {
        return uid.length() < 20 ? uid : uid.substring(0, 20) + "\n " + uid.substring(20);
    }
}
