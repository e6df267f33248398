package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Pair;
import eu.passerelle.engagements.meetings.SessionViews.SessionView;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.Typed;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.Slots.Planned;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Series for programs: looked at first, then booked, all or none. */
@RestController
@RequestMapping("/api/v1/engagements/{id}/series")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
@NeedsScope(Scope.SESSIONS)
class SeriesApi {
    private static final String KEY = "Idempotency-Key";

    private final Meetings meetings;
    private final SessionViews views;

    SeriesApi(Meetings meetings, SessionViews views) {
        this.meetings = meetings;
        this.views = views;
    }

    /**
     * @param start of the first; ISO 8601 with an offset or Z
     * @param everyWeeks from one session to the next
     * @param times how many, the first included; to look only
     * @param later start of each further one by its number from 1; what is left out is not booked; to book only
     */
    record SeriesBody(
            @Nullable String start,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable Boolean onSite,
            @Nullable Integer everyWeeks,
            @Nullable Integer times,
            @Nullable Map<Integer, String> later) {
        TypedSeries typed(String key) {
            return new TypedSeries(
                    key,
                    null,
                    MeetingApi.instant(start).toString(),
                    text(minutes == null ? Meetings.LENGTHS.getFirst() : minutes),
                    Typed.text(place),
                    String.valueOf(Boolean.TRUE.equals(onSite)),
                    text(everyWeeks),
                    text(times),
                    later == null
                            ? null
                            : later.entrySet().stream()
                                    .map(one -> one.getKey() + " " + Typed.text(one.getValue()))
                                    .toList());
        }

        private static @Nullable String text(@Nullable Integer number) {
            return number == null ? null : number.toString();
        }
    }

    /** @param index from 0 @param near the free times nearest to one that is not */
    record PlannedView(int index, Instant start, boolean free, List<Instant> near) {
        static PlannedView of(Planned planned) {
            return new PlannedView(
                    planned.index(),
                    planned.start(),
                    planned.free(),
                    planned.near().stream().map(Slot::start).toList());
        }
    }

    /** Changes nothing. @throws InvalidInput */
    @PostMapping("/plan")
    List<PlannedView> plan(Viewer viewer, @PathVariable String id, @RequestBody SeriesBody body) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        return meetings.series(pair, body.typed("")).stream()
                .map(PlannedView::of)
                .toList();
    }

    @PostMapping
    ResponseEntity<List<SessionView>> book(
            Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody SeriesBody body) {
        Pair pair = meetings.pair(viewer, new EngagementId(id));
        TypedSeries typed = body.typed(key);
        List<Session> booked =
                meetings.book(viewer, pair.engagement().id(), typed.booking(), typed.weeks(), typed.others());
        return ResponseEntity.created(
                        URI.create("/api/v1/engagements/" + pair.engagement().id() + "/sessions"))
                .body(views.of(viewer, booked));
    }
}
