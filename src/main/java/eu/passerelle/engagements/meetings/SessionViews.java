package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Code;
import eu.passerelle.scheduling.Attendance;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions as programs read them. */
@Component
class SessionViews {
    private final Meetings meetings;

    SessionViews(Meetings meetings) {
        this.meetings = meetings;
    }

    /** @param answer accepted, tentative or declined; @param proposedStart another time that this side would rather have */
    record AnswerView(String answer, @Nullable Instant proposedStart) {
        static AnswerView of(Attendance attendance) {
            return new AnswerView(
                    attendance.answer().map(answer -> Code.of(answer)).orElse(""),
                    attendance.proposedStart().orElse(null));
        }
    }

    /**
     * @param start the wall clock in the zone
     * @param startsAt the same moment in UTC
     * @param uid as in the invitations and the calendar address of the one who asks
     * @param recurrenceId when it was planned, for one of a series: they share the uid
     * @param answers given in calendars, by expert and team
     */
    record SessionView(
            String id,
            String engagement,
            String state,
            LocalDateTime start,
            String zone,
            Instant startsAt,
            long minutes,
            String place,
            boolean onSite,
            int sequence,
            String uid,
            @Nullable Instant recurrenceId,
            Map<String, AnswerView> answers) {
        static SessionView of(Session session, String uid, List<Attendance> answers) {
            return new SessionView(
                    session.id().value(),
                    session.engagement().value(),
                    session.state().name().toLowerCase(Locale.ROOT),
                    session.start(),
                    session.zone().getId(),
                    session.startsAt(),
                    session.length().toMinutes(),
                    session.place(),
                    session.onSite(),
                    session.sequence(),
                    uid,
                    session.plannedAt().orElse(null),
                    answers.stream().collect(Collectors.toMap(answer -> Code.of(answer.side()), AnswerView::of)));
        }
    }

    SessionView of(Viewer viewer, Session session) {
        return of(viewer, List.of(session)).getFirst();
    }

    List<SessionView> of(Viewer viewer, List<Session> sessions) {
        Map<SessionId, List<Attendance>> attendances = meetings.attendances(sessions);
        return sessions.stream()
                .map(session -> {
                    List<Attendance> both = attendances.getOrDefault(session.id(), List.of());
                    return SessionView.of(
                            session,
                            uid(viewer, session, both),
                            both.stream()
                                    .filter(one -> one.answer().isPresent())
                                    .toList());
                })
                .toList();
    }

    /** Each side knows its own only: it is what an answer by mail is recognised by. */
    private static String uid(Viewer viewer, Session session, List<Attendance> both) {
        Optional<Side> side = switch (viewer.role()) {
            case EXPERT -> Optional.of(Side.EXPERT);
            case CITY -> Optional.of(Side.TEAM);
            default -> Optional.empty();
        };
        return both.stream()
                .filter(one -> side.stream().anyMatch(one.side()::equals))
                .map(Attendance::uid)
                .findFirst()
                .orElse(session.uid());
    }
}
