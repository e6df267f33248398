package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.rounds.Round.Figures;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RestController;

/** Rounds for the programs of network coordinators. */
@RestController
@RequestMapping("/api/v1/rounds")
@AllowedTo(Role.COORDINATOR)
class RoundApi {
    private final Rounds rounds;
    private final RoundView view;
    private final RoundAsking asking;

    RoundApi(Rounds rounds, RoundView view, RoundAsking asking) {
        this.rounds = rounds;
        this.view = view;
        this.asking = asking;
    }

    /** @param tolerance per cent, 1 when absent; @param leastScore per cent, 0 when absent */
    record Begin(@Nullable Double tolerance, @Nullable Double leastScore) {}

    record Decision(
            @NotNull RequestId request,
            Rounds.@NotNull Wish wish,
            @Nullable ExpertId expert) {}

    record Body(String id, Round.State state, int done, int of, Figures now, Figures last, List<Given> given) {}

    record Given(
            RequestId request,
            @Nullable ExpertId expert,
            double score,
            boolean pinned,
            boolean changed,
            List<ExpertId> alternates,
            String problem,
            boolean asked) {}

    @PostMapping
    ResponseEntity<Body> begin(CoordinatorViewer viewer, @RequestBody Begin body) {
        Double tolerance = body.tolerance();
        Double leastScore = body.leastScore();
        Round round = rounds.begin(viewer, tolerance == null ? 1 : tolerance, leastScore == null ? 0 : leastScore);
        return ResponseEntity.created(URI.create("/api/v1/rounds/" + round.id()))
                .body(body(round));
    }

    @GetMapping("/{id}")
    Body get(@PathVariable String id) {
        return body(rounds.get(id));
    }

    @GetMapping("/{id}/what-if")
    List<RoundView.WhatIf> whatIf(@PathVariable String id, Locale locale) {
        Round round = rounds.get(id);
        round.requireDraft();
        return view.whatIfs(round, InterfaceLanguage.of(locale));
    }

    @PostMapping("/{id}/decisions")
    Body decide(@PathVariable String id, @Valid @RequestBody Decision body) {
        rounds.decide(id, body.request(), body.wish(), Optional.ofNullable(body.expert()));
        return get(id);
    }

    @PostMapping("/{id}/confirmation")
    Body confirm(CoordinatorViewer viewer, @PathVariable String id) {
        asking.confirm(viewer, id);
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
                        row.given().map(RoundView.Person::id).orElse(null),
                        row.given().map(RoundView.Person::score).orElse(0.0),
                        row.pinned(),
                        row.changed(),
                        row.alternates().stream().map(RoundView.Person::id).toList(),
                        row.problem(),
                        row.asked()))
                .toList();
        return new Body(round.id(), round.state(), round.done(), round.of(), round.now(), round.last(), given);
    }
}
