package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.meetings.SessionViews.SessionView;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Engagements and their sessions for programs. */
@RestController
@RequestMapping("/api/v1")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
@NeedsScope(Scope.SESSIONS)
class MeetingApi {
    private static final String KEY = "Idempotency-Key";

    private final Engagements engagements;
    private final Meetings meetings;
    private final SessionViews views;

    MeetingApi(Engagements engagements, Meetings meetings, SessionViews views) {
        this.engagements = engagements;
        this.meetings = meetings;
        this.views = views;
    }

    record EngagementView(
            String id,
            String state,
            String team,
            String expert,
            @Nullable String request,
            LocalDate startedOn,
            int hours) {
        static EngagementView of(Engagement engagement) {
            return new EngagementView(
                    engagement.id().value(),
                    engagement.state().name().toLowerCase(Locale.ROOT),
                    engagement.team().value(),
                    engagement.expert().value(),
                    engagement.request().map(Object::toString).orElse(null),
                    engagement.startedOn(),
                    engagement.hours());
        }
    }

    /** @param start ISO 8601 with an offset or Z; @param onSite the expert travels to it; false when not given */
    record NewSession(
            @Nullable String engagement,
            @Nullable String start,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable Boolean onSite) {}

    /**
     * @param reason for both sides to read; @param told expert and team, who get a mail of it; absent is both
     * @param rest with all that come after it in its series
     */
    record NewStart(
            @Nullable String start,
            @Nullable String reason,
            @Nullable List<@Nullable String> told,
            @Nullable Boolean rest) {}

    /**
     * @param reason for both sides to read; @param told expert and team, who get a mail of it; absent is both
     * @param rest with all that come after it in its series
     */
    record Cancellation(
            @Nullable String reason,
            @Nullable List<@Nullable String> told,
            @Nullable Boolean rest) {}

    @GetMapping("/engagements")
    List<EngagementView> list(Viewer viewer) {
        return engagements.of(viewer).stream().map(EngagementView::of).toList();
    }

    @GetMapping("/engagements/{id}")
    EngagementView get(Viewer viewer, @PathVariable String id) {
        return EngagementView.of(engagements.get(viewer, new EngagementId(id)));
    }

    @GetMapping("/engagements/{id}/sessions")
    List<SessionView> sessions(Viewer viewer, @PathVariable String id) {
        Engagement engagement = engagements.get(viewer, new EngagementId(id));
        return views.of(viewer, meetings.sessions(engagement.id()));
    }

    @GetMapping("/sessions/{id}")
    SessionView session(Viewer viewer, @PathVariable String id) {
        return views.of(viewer, meetings.session(viewer, new SessionId(id)));
    }

    @PostMapping("/sessions")
    ResponseEntity<SessionView> book(Viewer viewer, @RequestHeader(KEY) String key, @RequestBody NewSession body) {
        if (Typed.text(body.engagement()).isEmpty()) {
            throw new InvalidInput(FieldProblem.of("engagement", "engagements.problem.engagement.missing"));
        }
        var booking = new Meetings.Booking(
                key,
                instant(body.start()),
                body.minutes() == null ? Meetings.LENGTHS.getFirst() : body.minutes(),
                Typed.text(body.place()),
                Boolean.TRUE.equals(body.onSite()));
        Session session = meetings.book(viewer, new EngagementId(Typed.text(body.engagement())), booking);
        return ResponseEntity.created(URI.create("/api/v1/sessions/" + session.id()))
                .body(views.of(viewer, session));
    }

    @PostMapping("/sessions/{id}/move")
    SessionView move(
            Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody NewStart body) {
        var change = new TypedChange(key, body.reason(), body.told());
        var session = new SessionId(id);
        Instant start = instant(body.start());
        return views.of(
                viewer,
                Boolean.TRUE.equals(body.rest())
                        ? meetings.moveRest(viewer, session, start, change)
                        : meetings.move(viewer, session, start, change));
    }

    @PostMapping("/sessions/{id}/cancellation")
    SessionView cancel(
            Viewer viewer,
            @PathVariable String id,
            @RequestHeader(KEY) String key,
            @RequestBody(required = false) @Nullable Cancellation body) {
        var change = body == null ? new TypedChange(key, null, null) : new TypedChange(key, body.reason(), body.told());
        var session = new SessionId(id);
        boolean rest = body != null && Boolean.TRUE.equals(body.rest());
        return views.of(
                viewer, rest ? meetings.cancelRest(viewer, session, change) : meetings.cancel(viewer, session, change));
    }

    static Instant instant(@Nullable String typed) {
        try {
            return OffsetDateTime.parse(Typed.text(typed)).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.start.missing"));
        }
    }
}
