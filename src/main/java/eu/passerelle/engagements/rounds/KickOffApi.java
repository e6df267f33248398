package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.meetings.KickOffs;
import eu.passerelle.engagements.rounds.KickOffPlanning.Outcome;
import eu.passerelle.engagements.rounds.KickOffPlanning.Row;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Slot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first sessions of all that grew from a round, for the programs of network coordinators. */
@RestController
@RequestMapping("/api/v1/rounds/{id}/kick-offs")
@AllowedTo(Role.COORDINATOR)
@NeedsScope(Scope.NETWORK)
class KickOffApi {
    private final Rounds rounds;
    private final KickOffPlanning planning;

    KickOffApi(Rounds rounds, KickOffPlanning planning) {
        this.rounds = rounds;
        this.planning = planning;
    }

    /** @param proven no other draft has more of them, or as many at less cost */
    record DraftBody(LocalDate from, LocalDate until, long minutes, boolean proven, List<Line> kickOffs) {}

    /** @param onSite in the team's city; @param start nothing suits when absent; @param others what would do instead, as long as the rest stays */
    record Line(
            EngagementId engagement,
            ExpertId expert,
            TeamId team,
            boolean onSite,
            @Nullable Instant start,
            List<Instant> others) {
        static Line of(Row row) {
            return new Line(
                    row.pair().engagement(),
                    row.pair().expert().id(),
                    row.pair().team().id(),
                    row.pair().onSite(),
                    row.line().slot().map(Slot::start).orElse(null),
                    row.line().others().stream().map(Slot::start).toList());
        }
    }

    record Chosen(@NotNull EngagementId engagement, @NotNull Instant start) {}

    /** @param minutes 60 when absent */
    record Confirmation(
            @Nullable Integer minutes, @NotNull @Valid List<@NotNull Chosen> kickOffs) {
        Duration length() {
            return KickOffDays.length(String.valueOf(minutes == null ? KickOffs.LENGTHS.getFirst() : minutes));
        }
    }

    /** @param problem why it was not booked, as a key; absent when it was */
    record Result(
            EngagementId engagement,
            Instant start,
            @Nullable SessionId session,
            @Nullable String problem) {
        static Result of(Outcome outcome) {
            return new Result(
                    outcome.pair().engagement(),
                    outcome.start(),
                    outcome.booked().map(session -> session.id()).orElse(null),
                    outcome.problem().map(FieldProblem::code).orElse(null));
        }
    }

    @GetMapping
    DraftBody draft(@PathVariable String id, KickOffDays days) {
        Round round = rounds.get(id);
        KickOffDays.Read read = days.read();
        KickOffPlanning.Draft draft = planning.draft(round, read);
        return new DraftBody(
                read.from(),
                read.until(),
                read.length().toMinutes(),
                draft.proven(),
                draft.rows().stream().map(Line::of).toList());
    }

    @PostMapping
    List<Result> confirm(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody Confirmation body) {
        Map<EngagementId, Instant> chosen = new LinkedHashMap<>();
        body.kickOffs().forEach(each -> chosen.put(each.engagement(), each.start()));
        return planning.confirm(viewer, rounds.get(id), chosen, body.length(), key).stream()
                .map(Result::of)
                .toList();
    }
}
