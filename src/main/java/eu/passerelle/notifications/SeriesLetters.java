package eu.passerelle.notifications;

import eu.passerelle.scheduling.Attendance.Answer;
import eu.passerelle.scheduling.Attendances;
import eu.passerelle.scheduling.SeriesAnswered;
import eu.passerelle.scheduling.SeriesCancelled;
import eu.passerelle.scheduling.SeriesMoved;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionAnswered;
import eu.passerelle.scheduling.SessionCancelled;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.SessionSeries;
import eu.passerelle.scheduling.Sessions;
import eu.passerelle.scheduling.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One mail a side for what was done to several of a series at once, however many they are. */
@Component
class SeriesLetters {
    private final Sessions sessions;
    private final SessionSeries series;
    private final Attendances attendances;
    private final SessionLetters letters;

    SeriesLetters(Sessions sessions, SessionSeries series, Attendances attendances, SessionLetters letters) {
        this.sessions = sessions;
        this.series = series;
        this.attendances = attendances;
        this.letters = letters;
    }

    /** Cancelled as a whole by now, it needs no invitation: that news is on its way. */
    List<Letter> booked(List<SessionId> ids) {
        List<Session> standing = standing(sessions.all(ids));
        return standing.isEmpty() ? List.of() : letters(LetterKind.SERIES_BOOKED, standing, Side.BOTH);
    }

    List<Letter> cancelled(SeriesCancelled news) {
        List<Session> cancelled =
                sessions.all(news.each().stream().map(SessionCancelled::session).toList());
        return letters(
                LetterKind.SERIES_CANCELLED, cancelled, news.each().getFirst().told());
    }

    /**
     * What has changed again since is not named: the news of that is on its way, to those whom it goes to. The others are
     * told how it stands now, as the invitation in any of these mails is how all of the series stands.
     */
    List<Letter> moved(SeriesMoved news) {
        Map<SessionId, Integer> sequences = new HashMap<>();
        news.each().forEach(each -> sequences.put(each.session(), each.sequence()));
        List<Session> known = sessions.all(sequences.keySet());
        List<Session> asTold = known.stream()
                .filter(session -> sequences.getOrDefault(session.id(), -1) == session.sequence())
                .toList();
        Set<Side> told = news.each().getFirst().told();
        return asTold.isEmpty() ? owed(known, told) : letters(LetterKind.SERIES_MOVED, asTold, told);
    }

    private List<Letter> owed(List<Session> changedSince, Set<Side> told) {
        List<Set<Side>> since = changedSince.stream()
                .map(session -> sessions.told(session.id()))
                .toList();
        Set<Side> owed = told.stream()
                .filter(side -> since.stream().anyMatch(sides -> !sides.contains(side)))
                .collect(Collectors.toSet());
        List<Session> standing = standing(changedSince);
        return standing.isEmpty()
                ? letters(LetterKind.SERIES_CANCELLED, changedSince, owed)
                : letters(LetterKind.SERIES_MOVED, standing, owed);
    }

    /** Of those that were declined, what still is and still stands; who accepted one of them in the same mail means it. */
    List<Letter> answered(SeriesAnswered news) {
        SessionAnswered any = news.each().getFirst();
        List<Session> standing = standing(
                sessions.all(news.each().stream().map(SessionAnswered::session).toList()));
        Map<SessionId, Answer> answers = attendances.answers(standing, any.side());
        List<Session> declined = standing.stream()
                .filter(session -> answers.get(session.id()) == Answer.DECLINED)
                .toList();
        if (any.answer() != Answer.DECLINED || declined.isEmpty()) {
            return List.of();
        }
        LetterKind kind = declined.size() > 1 ? LetterKind.SERIES_DECLINED : LetterKind.SESSION_DECLINED;
        return letters.answered(kind, declined, any.side().other());
    }

    private List<Letter> letters(LetterKind kind, List<Session> changed, Set<Side> told) {
        return changed.isEmpty() || told.isEmpty()
                ? List.of()
                : letters.series(kind, changed, series.all(changed.getFirst()), told);
    }

    private static List<Session> standing(List<Session> found) {
        return found.stream()
                .filter(session -> session.state() == Session.State.CONFIRMED)
                .toList();
    }
}
