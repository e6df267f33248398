package eu.passerelle.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.passerelle.accounts.Correspondents;
import eu.passerelle.cities.City;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.TeamPhase;
import eu.passerelle.cities.TeamStructure;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.PublicAddress;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.notifications.post.MailProperties;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.Invitations;
import eu.passerelle.scheduling.SeriesMoved;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.SessionMoved;
import eu.passerelle.scheduling.SessionSeries;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class SessionLettersTest {
    static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    static final Session SESSION = new Session(
            new SessionId("session-1"),
            new EngagementId("engagement-1"),
            new ExpertId("expert-1"),
            new TeamId("team-1"),
            "uid-1@passerelle",
            2,
            Session.State.CONFIRMED,
            LocalDateTime.of(2027, 3, 9, 10, 0),
            TALLINN,
            Duration.ofMinutes(90),
            "Markerort 1, Markerstadt",
            true,
            Optional.empty());

    /** What was asked of the writer of invitations. */
    record Asked(Session session, Invitations.Attendee attendee, String summary, String description) {}

    final List<Asked> asked = new ArrayList<>();
    final Experts experts = mock(Experts.class);
    final Teams teams = mock(Teams.class);
    final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    SessionLetters letters;

    @BeforeEach
    void letters() {
        messages.setBasename("messages/notifications");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        when(experts.get(SESSION.expert())).thenReturn(expert());
        when(teams.get(SESSION.team())).thenReturn(team("team@example.org"));
        letters = new SessionLetters(
                experts,
                teams,
                new Recipients(mock(Correspondents.class)),
                recordingInvitations(),
                attendances(),
                new PublicSite(new PublicAddress(URI.create("https://mentors.example/"))),
                new MailProperties("mentoring@passerelle.example", "Passerelle", Duration.ofSeconds(5)),
                messages);
    }

    @Test
    void of_a_series_that_changed_again_a_side_is_owed_what_not_every_change_since_told_it() {
        var other = new SessionId("session-2");
        var sessions = mock(Sessions.class);
        when(sessions.all(any())).thenReturn(List.of(SESSION, second(other)));
        when(sessions.told(SESSION.id())).thenReturn(Set.of(Side.TEAM));
        when(sessions.told(other)).thenReturn(Side.BOTH);
        var written = mock(SessionLetters.class);
        new SeriesLetters(sessions, mock(SessionSeries.class), mock(Attendances.class), written)
                .moved(new SeriesMoved(
                        List.of(new SessionMoved(SESSION.id(), 1, Side.BOTH), new SessionMoved(other, 1, Side.BOTH))));
        verify(written).series(eq(LetterKind.SERIES_MOVED), any(), any(), eq(Set.of(Side.EXPERT)));
    }

    private static Session second(SessionId id) {
        return new Session(
                id,
                SESSION.engagement(),
                SESSION.expert(),
                SESSION.team(),
                SESSION.uid(),
                SESSION.sequence(),
                SESSION.state(),
                SESSION.start().plusWeeks(3),
                SESSION.zone(),
                SESSION.length(),
                SESSION.place(),
                SESSION.onSite(),
                Optional.empty());
    }

    @Test
    void both_sides_are_invited_each_alone_in_the_own_language_and_time_zone() {
        List<Letter> written = letters.invitations(LetterKind.SESSION_BOOKED, SESSION, Side.BOTH);
        assertThat(written)
                .extracting(letter -> letter.recipient().address())
                .containsExactly("expert@example.org", "team@example.org");
        assertThat(asked)
                .extracting(Asked::attendee)
                .containsExactly(
                        new Invitations.Attendee("Ana Preda", "expert@example.org"),
                        new Invitations.Attendee("Ina Rand", "team@example.org"));
        assertThat(asked).extracting(Asked::summary).containsExactly("Sesiune de mentorat", "Mentoring-Treffen");
        assertThat(asked).extracting(a -> a.session().zone()).containsExactly(LISBON, TALLINN);
        assertThat(asked)
                .extracting(a -> a.session().start())
                .containsExactly(LocalDateTime.of(2027, 3, 9, 8, 0), LocalDateTime.of(2027, 3, 9, 10, 0));
        assertThat(asked).allSatisfy(a -> {
            assertThat(a.session().startsAt()).isEqualTo(SESSION.startsAt());
            assertThat(a.session().uid()).startsWith("uid-1.");
            assertThat(a.session().sequence()).isEqualTo(SESSION.sequence());
        });
        assertThat(written.getFirst().facts().getFirst().values()).containsExactly("marți, 9 martie 2027, 08:00 (UTC)");
    }

    @Test
    void who_is_not_to_be_told_gets_no_mail() {
        assertThat(letters.invitations(LetterKind.SESSION_MOVED, SESSION, Set.of(Side.EXPERT)))
                .extracting(letter -> letter.recipient().address())
                .containsExactly("expert@example.org");
    }

    @Test
    void a_side_without_an_address_gets_no_mail_and_the_other_does() {
        when(teams.get(SESSION.team())).thenReturn(team(""));
        assertThat(letters.invitations(LetterKind.SESSION_CANCELLED, SESSION, Side.BOTH))
                .extracting(letter -> letter.recipient().address())
                .containsExactly("expert@example.org");
        assertThat(letters.series(LetterKind.SERIES_MOVED, List.of(SESSION), List.of(SESSION), Set.of(Side.TEAM)))
                .isEmpty();
        assertThat(letters.answered(LetterKind.SESSION_DECLINED, SESSION, Side.TEAM))
                .isEmpty();
    }

    @Test
    void the_place_stays_on_the_page() {
        letters.invitations(LetterKind.SESSION_BOOKED, SESSION, Side.BOTH);
        assertThat(asked).allSatisfy(a -> {
            assertThat(a.session().place()).isEmpty();
            assertThat(a.summary() + a.description()).doesNotContain("Marker");
            assertThat(a.description()).contains("https://mentors.example/engagements/engagement-1");
        });
    }

    @Test
    void mails_on_one_session_to_one_person_stay_in_order() {
        var writer = new LetterWriter(messages);
        Letter booked = letters.invitations(LetterKind.SESSION_BOOKED, SESSION, Side.BOTH)
                .getFirst();
        Letter moved = letters.invitations(LetterKind.SESSION_MOVED, SESSION, Side.BOTH)
                .getFirst();
        assertThat(writer.write(booked, 7).thread())
                .isEqualTo(writer.write(moved, 9).thread());
        assertThat(writer.write(booked, 7).position())
                .isLessThan(writer.write(moved, 9).position());
        assertThat(writer.write(booked, 7).calendar()).isEqualTo(booked.calendar());
    }

    @Test
    void each_side_is_given_a_uid_of_its_own_that_the_other_does_not_know() {
        letters.invitations(LetterKind.SESSION_BOOKED, SESSION, Side.BOTH);
        assertThat(asked)
                .extracting(a -> a.session().uid())
                .containsExactly("uid-1.EXPERT@passerelle", "uid-1.TEAM@passerelle");
    }

    private static Attendances attendances() {
        var attendances = mock(Attendances.class);
        when(attendances.uid(any(), any())).thenAnswer(call -> "uid-1." + call.getArgument(1) + "@passerelle");
        return attendances;
    }

    private Invitations recordingInvitations() {
        var invitations = mock(Invitations.class);
        when(invitations.write(any(), any(), any(), any(), any(), any())).thenAnswer(call -> {
            asked.add(new Asked(call.getArgument(0), call.getArgument(2), call.getArgument(3), call.getArgument(4)));
            return new Invitations.Invitation("REQUEST", "BEGIN:VCALENDAR");
        });
        return invitations;
    }

    private static Expert expert() {
        return new Expert(
                SESSION.expert(),
                "Ana",
                "Preda",
                "Alias",
                "expert@example.org",
                ExpertType.PRACTITIONER,
                "PT",
                LISBON,
                ExpertStatus.ACTIVE,
                Visibility.NETWORK,
                10,
                2,
                true,
                Set.of(),
                Map.of("ro", CefrLevel.C2, "en", CefrLevel.C2, "fr", CefrLevel.B1),
                Set.of(),
                Set.of(),
                List.of(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    private static Team team(String coordinator) {
        return new Team(
                SESSION.team(),
                "Markerteam",
                new City("city-1", "Markerstadt", "EE", 1, 0, 0, TALLINN, Set.of("et"), true),
                TeamPhase.values()[0],
                TeamStructure.values()[0],
                Set.of(),
                Set.of("de"),
                Set.of(),
                new LocalizedText(Map.of()),
                new Team.Coordinator("Ina", "Rand", coordinator, InterfaceLanguage.DE));
    }
}
