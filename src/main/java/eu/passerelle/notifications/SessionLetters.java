package eu.passerelle.notifications;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.notifications.Letter.Fact;
import eu.passerelle.notifications.post.Draft.CalendarPart;
import eu.passerelle.notifications.post.MailProperties;
import eu.passerelle.notifications.reminders.Guest;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.Invitations;
import eu.passerelle.scheduling.Occurrence;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.Side;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is written to both sides when a session is booked, moved or cancelled: an invitation that calendars understand. */
@Component
class SessionLetters {
    private final Experts experts;
    private final Teams teams;
    private final Recipients recipients;
    private final Invitations invitations;
    private final Attendances attendances;
    private final PublicSite site;
    private final MailProperties properties;
    private final MessageSource messages;

    SessionLetters(
            Experts experts,
            Teams teams,
            Recipients recipients,
            Invitations invitations,
            Attendances attendances,
            PublicSite site,
            MailProperties properties,
            MessageSource messages) {
        this.experts = experts;
        this.teams = teams;
        this.recipients = recipients;
        this.invitations = invitations;
        this.attendances = attendances;
        this.site = site;
        this.properties = properties;
        this.messages = messages;
    }

    /** To the expert, then to the team; to those of them that are to be told and still there. */
    List<Letter> invitations(LetterKind kind, Session session, Set<Side> told) {
        return Stream.of(Side.values())
                .filter(told::contains)
                .flatMap(side -> there(session, side).map(one -> invitation(kind, session, side, one)).stream())
                .toList();
    }

    /** A mentor whose data were erased has no address, nor has a team whose last coordinator was. */
    private Optional<Told> there(Session session, Side side) {
        return Optional.of(told(session, side))
                .filter(told -> !told.recipient().address().isBlank());
    }

    private Letter invitation(LetterKind kind, Session session, Side side, Told told) {
        return letter(kind, told, session, facts(session, told), Optional.of(calendar(session, side, told)));
    }

    /**
     * To the expert, then to the team; to those of them that are to be told: one mail for one act.
     *
     * @param changed what the act was on, in order of time
     * @param series all of it as it stands, in order of their numbers
     */
    List<Letter> series(LetterKind kind, List<Session> changed, List<Session> series, Set<Side> sides) {
        return Stream.of(Side.values())
                .filter(sides::contains)
                .flatMap(side -> there(series.getFirst(), side)
                        .map(told -> letter(
                                kind,
                                told,
                                series.getFirst(),
                                facts(changed, told),
                                Optional.of(calendar(series, side, told))))
                        .stream())
                .toList();
    }

    /** What the other side said in its calendar; the session stands as it stood. */
    List<Letter> answered(LetterKind kind, Session session, Side side) {
        return answered(kind, List.of(session), side);
    }

    /** @param sessions one, or several of one series */
    List<Letter> answered(LetterKind kind, List<Session> sessions, Side side) {
        return there(sessions.getFirst(), side)
                .map(told -> letter(kind, told, sessions.getFirst(), facts(sessions, told), Optional.empty()))
                .stream()
                .toList();
    }

    /** By the clock of the one who is reminded; the other side's time stands beside it where it differs, without its place. */
    Letter reminder(Session session, Guest guest) {
        var told = new Told(recipient(session, guest), guest.zone());
        var others = new Times(told.recipient().language(), guest.otherZone());
        var facts = new ArrayList<>(facts(session, told));
        if (!others.moment(session.startsAt()).equals(told.times().moment(session.startsAt()))) {
            facts.add(fact("notifications.mail.fact.otherSide", others.moment(session.startsAt())));
        }
        return letter(LetterKind.SESSION_REMINDER, told, session, facts, Optional.empty());
    }

    /** Who reads a letter, and by which clock. */
    private record Told(Recipient recipient, ZoneId zone) {
        Times times() {
            return new Times(recipient.language(), zone);
        }
    }

    private Told told(Session session, Side side) {
        if (side == Side.EXPERT) {
            Expert expert = experts.get(session.expert());
            return new Told(recipients.of(expert), expert.zone());
        }
        Team team = teams.get(session.team());
        return new Told(recipients.of(team), team.city().zone());
    }

    private Letter letter(
            LetterKind kind, Told told, Session session, List<Fact> facts, Optional<CalendarPart> calendar) {
        return new Letter(
                kind,
                told.recipient(),
                facts,
                site.engagement(session.engagement()),
                false,
                calendar,
                "session:" + session.occurrence().map(Occurrence::series).orElse(session.uid()));
    }

    private Recipient recipient(Session session, Guest guest) {
        Recipient known = told(session, guest.side()).recipient();
        return guest.holder()
                .map(holder -> new Recipient(
                        holder.email(), holder.name(), holder.language().orElse(known.language())))
                .orElse(known);
    }

    private List<Fact> facts(Session session, Told told) {
        return facts(List.of(session), told);
    }

    private List<Fact> facts(List<Session> sessions, Told told) {
        Times times = told.times();
        Session first = sessions.getFirst();
        return List.of(
                new Fact(
                        "notifications.mail.fact.when",
                        sessions.stream()
                                .map(session -> times.moment(session.startsAt()))
                                .toList()),
                fact(
                        "notifications.mail.fact.length",
                        length(first, told.recipient().language().locale())),
                fact("notifications.mail.fact.zone", times.zoneName(first.startsAt())));
    }

    private String length(Session session, Locale locale) {
        return messages.getMessage(
                "notifications.mail.minutes", new Object[] {session.length().toMinutes()}, locale);
    }

    private CalendarPart calendar(Session session, Side side, Told told) {
        Said said = said(session, told.recipient());
        return part(invitations.write(
                session.asInvited(attendances.uid(session, side), told.zone()),
                said.organizer(),
                said.attendee(),
                said.summary(),
                said.description(),
                said.page()));
    }

    private CalendarPart calendar(List<Session> series, Side side, Told told) {
        Said said = said(series.getFirst(), told.recipient());
        String uid = attendances.uid(series.getFirst(), side);
        var attendee = new Invitations.Attendee(
                said.attendee().name(), said.attendee().address(), attendances.answers(series, side));
        return part(invitations.writeSeries(
                series.stream()
                        .map(session -> session.asInvited(uid, told.zone()))
                        .toList(),
                said.organizer(),
                attendee,
                said.summary(),
                said.description(),
                said.page()));
    }

    private static CalendarPart part(Invitations.Invitation invitation) {
        return new CalendarPart(invitation.method(), invitation.iCalendar());
    }

    /** What a calendar shows beside the time. */
    private record Said(
            Invitations.Organizer organizer,
            Invitations.Attendee attendee,
            String summary,
            String description,
            URI page) {}

    private Said said(Session session, Recipient recipient) {
        Locale locale = recipient.language().locale();
        URI page = site.engagement(session.engagement());
        return new Said(
                new Invitations.Organizer(properties.fromName(), properties.from()),
                new Invitations.Attendee(recipient.name(), recipient.address()),
                messages.getMessage("notifications.mail.event.summary", null, locale),
                messages.getMessage("notifications.mail.event.description", new Object[] {page}, locale),
                page);
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, List.of(value));
    }
}
