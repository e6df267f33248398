package eu.passerelle.engagements.rounds;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.RoundAnswer.Fairness;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rounds for the programs of network coordinators. */
@RestController
@RequestMapping("/api/v1/rounds")
@AllowedTo(Role.COORDINATOR)
@NeedsScope(Scope.NETWORK)
class RoundApi {
    private final Rounds rounds;
    private final RoundView view;
    private final RoundAsking asking;
    private final WhatIfs whatIfs;

    RoundApi(Rounds rounds, RoundView view, RoundAsking asking, WhatIfs whatIfs) {
        this.rounds = rounds;
        this.view = view;
        this.asking = asking;
        this.whatIfs = whatIfs;
    }

    /** @param tolerance per cent, 1 when absent; @param leastScore per cent, 0 when absent */
    record Rules(@Nullable Double tolerance, @Nullable Double leastScore) {
        double givenUp() {
            return tolerance == null ? 1 : tolerance;
        }

        double least() {
            return leastScore == null ? 0 : leastScore;
        }
    }

    /** @param draft the number of the draft that is confirmed */
    record Confirmation(@NotNull Integer draft) {}

    record Decision(
            @NotNull RequestId request,
            Rounds.@NotNull Wish wish,
            @Nullable ExpertId expert) {}

    /** @param tolerance in per cent, as {@code leastScore} */
    record Summary(
            String id,
            Round.State state,
            Instant at,
            int done,
            int of,
            double tolerance,
            double leastScore,
            int draft,
            @Nullable Fairness fairness,
            Figures now,
            Figures last) {}

    record Body(@JsonUnwrapped Summary round, List<Given> given) {}

    record Given(
            RequestId request,
            String reference,
            @Nullable ExpertId expert,
            double score,
            boolean pinned,
            boolean changed,
            List<ExpertId> alternates,
            String problem,
            boolean asked) {}

    @PostMapping
    ResponseEntity<Body> begin(CoordinatorViewer viewer, @RequestBody Rules body) {
        Round round = rounds.begin(viewer, body.givenUp(), body.least());
        return ResponseEntity.created(URI.create("/api/v1/rounds/" + round.id()))
                .body(body(round));
    }

    /** The newest first. */
    @GetMapping
    List<Summary> list() {
        return rounds.latest().stream().map(RoundApi::summary).toList();
    }

    @GetMapping("/{id}")
    Body get(@PathVariable String id) {
        return body(rounds.get(id));
    }

    @GetMapping("/{id}/what-if")
    List<WhatIfs.WhatIf> whatIf(
            @PathVariable String id, @RequestParam(required = false) @Nullable ExpertId expert, Locale locale) {
        Round round = rounds.get(id);
        round.requireDraft();
        return whatIfs.of(round, Optional.ofNullable(expert), InterfaceLanguage.of(locale));
    }

    /** Solved again by other rules. */
    @PostMapping("/{id}/drafts")
    Body solveAgain(@PathVariable String id, @RequestBody Rules body) {
        rounds.solveAgain(id, body.givenUp(), body.least());
        return get(id);
    }

    /** Looked at again, as things are now. */
    @PostMapping("/{id}/gathering")
    Body gatherAgain(@PathVariable String id) {
        rounds.gatherAgain(id);
        return get(id);
    }

    @PostMapping("/{id}/decisions")
    Body decide(@PathVariable String id, @Valid @RequestBody Decision body) {
        rounds.decide(id, body.request(), body.wish(), Optional.ofNullable(body.expert()));
        return get(id);
    }

    @PostMapping("/{id}/confirmation")
    Body confirm(CoordinatorViewer viewer, @PathVariable String id, @Valid @RequestBody Confirmation body) {
        asking.confirm(viewer, id, body.draft());
        return get(id);
    }

    @PostMapping("/{id}/drop")
    Body drop(@PathVariable String id) {
        rounds.drop(id);
        return get(id);
    }

    private Body body(Round round) {
        List<Given> given = view.rows(round).stream()
                .map(row -> new Given(
                        row.request(),
                        row.reference(),
                        row.given().map(RoundView.Person::id).orElse(null),
                        row.given().map(RoundView.Person::score).orElse(0.0),
                        row.pinned(),
                        row.changed(),
                        row.alternates().stream().map(RoundView.Person::id).toList(),
                        row.problem(),
                        row.asked()))
                .toList();
        return new Body(summary(round), given);
    }

    private static Summary summary(Round round) {
        return new Summary(
                round.id(),
                round.state(),
                round.at(),
                round.done(),
                round.of(),
                100 * round.tolerance(),
                100 * round.leastScore(),
                round.draft(),
                round.fairness().orElse(null),
                round.now(),
                round.last());
    }
}
