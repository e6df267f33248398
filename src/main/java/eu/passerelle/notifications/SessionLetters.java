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
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.Side;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    List<Letter> invitations(LetterKind kind, Session session) {
        Expert expert = experts.get(session.expert());
        Team team = teams.get(session.team());
        return List.of(
                letter(kind, recipients.of(expert), session, Side.EXPERT, expert.zone()),
                letter(
                        kind,
                        recipients.of(team),
                        session,
                        Side.TEAM,
                        team.city().zone()));
    }

    private Letter letter(LetterKind kind, Recipient recipient, Session session, Side side, ZoneId zone) {
        Locale locale = recipient.language().locale();
        var times = new Times(recipient.language(), zone);
        URI page = site.engagement(session.engagement());
        return new Letter(
                kind,
                recipient,
                facts(session, times, locale),
                page,
                false,
                Optional.of(calendar(asSeenBy(side, session, zone), recipient, page, locale)),
                "session:" + session.uid());
    }

    /** What the other side said in its calendar; the session stands as it stood. */
    Letter answered(LetterKind kind, Session session, Side told) {
        Recipient recipient;
        ZoneId zone;
        if (told == Side.EXPERT) {
            Expert expert = experts.get(session.expert());
            recipient = recipients.of(expert);
            zone = expert.zone();
        } else {
            Team team = teams.get(session.team());
            recipient = recipients.of(team);
            zone = team.city().zone();
        }
        Times times = new Times(recipient.language(), zone);
        return new Letter(
                kind,
                recipient,
                facts(session, times, recipient.language().locale()),
                site.engagement(session.engagement()),
                false,
                Optional.empty(),
                "session:" + session.uid());
    }

    /** By the clock of the one who is reminded; the other side's time stands beside it where it differs, without its place. */
    Letter reminder(Session session, Guest guest) {
        Recipient recipient = recipient(session, guest);
        Times times = new Times(recipient.language(), guest.zone());
        Times others = new Times(recipient.language(), guest.otherZone());
        var facts = new ArrayList<>(facts(session, times, recipient.language().locale()));
        if (!others.moment(session.startsAt()).equals(times.moment(session.startsAt()))) {
            facts.add(fact("notifications.mail.fact.otherSide", others.moment(session.startsAt())));
        }
        return new Letter(
                LetterKind.SESSION_REMINDER,
                recipient,
                facts,
                site.engagement(session.engagement()),
                false,
                Optional.empty(),
                "session:" + session.uid());
    }

    private Recipient recipient(Session session, Guest guest) {
        Recipient known = guest.side() == Side.EXPERT
                ? recipients.of(experts.get(session.expert()))
                : recipients.of(teams.get(session.team()));
        return guest.holder()
                .map(holder -> new Recipient(
                        holder.email(), holder.name(), holder.language().orElse(known.language())))
                .orElse(known);
    }

    private List<Fact> facts(Session session, Times times, Locale locale) {
        return List.of(
                fact("notifications.mail.fact.when", times.moment(session.startsAt())),
                fact("notifications.mail.fact.length", length(session, locale)),
                fact("notifications.mail.fact.zone", times.zoneName(session.startsAt())));
    }

    private String length(Session session, Locale locale) {
        return messages.getMessage(
                "notifications.mail.minutes", new Object[] {session.length().toMinutes()}, locale);
    }

    private CalendarPart calendar(Session session, Recipient recipient, URI page, Locale locale) {
        Invitations.Invitation invitation = invitations.write(
                session,
                new Invitations.Organizer(properties.fromName(), properties.from()),
                new Invitations.Attendee(recipient.name(), recipient.address()),
                messages.getMessage("notifications.mail.event.summary", null, locale),
                messages.getMessage("notifications.mail.event.description", new Object[] {page}, locale),
                page);
        return new CalendarPart(invitation.method(), invitation.iCalendar());
    }

    /** A place may name the city, and so may the team's time zone: the recipient's own tells nothing new. */
    private Session asSeenBy(Side side, Session session, ZoneId zone) {
        return new Session(
                session.id(),
                session.engagement(),
                session.expert(),
                session.team(),
                attendances.uid(session, side),
                session.sequence(),
                session.state(),
                session.startsAt().atZone(zone).toLocalDateTime(),
                zone,
                session.length(),
                "");
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, List.of(value));
    }
}
