package eu.passerelle.conflicts;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.cities.Cities;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of interests, and decisions on conflicts, for programs. */
@RestController
@NeedsScope(Scope.INTERESTS)
class InterestApi {
    private static final String OWN = "/api/v1/profile/interests";
    private static final String CURATED = "/api/v1/experts/{id}/interests";

    private final Interests interests;
    private final ConflictDecisions decisions;
    private final Standings standings;
    private final Cities cities;
    private final Teams teams;
    private final Clock clock;

    InterestApi(
            Interests interests,
            ConflictDecisions decisions,
            Standings standings,
            Cities cities,
            Teams teams,
            Clock clock) {
        this.interests = interests;
        this.decisions = decisions;
        this.standings = standings;
        this.cities = cities;
        this.teams = teams;
        this.clock = clock;
    }

    record Body(
            @Nullable String kind,
            @Nullable String target,
            @Nullable String name,
            @Nullable String team,
            @Nullable String since,
            @Nullable String until,
            @Nullable String note) {
        TypedInterest typed() {
            return new TypedInterest(
                    Typed.text(kind),
                    Typed.text(target),
                    Typed.text(name),
                    Typed.text(team),
                    Typed.text(since),
                    Typed.text(until),
                    Typed.text(note));
        }
    }

    record DecisionBody(
            @Nullable String outcome,
            @Nullable String until,
            @Nullable String reason) {}

    @GetMapping(OWN)
    @AllowedTo(Role.EXPERT)
    Interests.Register own(ExpertViewer viewer) {
        return interests.of(viewer.expert());
    }

    @PostMapping(OWN)
    @AllowedTo(Role.EXPERT)
    @ResponseStatus(HttpStatus.CREATED)
    Interests.Register declareOwn(ExpertViewer viewer, @RequestBody Body body) {
        interests.declare(viewer.expert(), body.typed().checked(cities, Optional.empty()), viewer.account());
        return interests.of(viewer.expert());
    }

    @DeleteMapping(OWN + "/{entry}")
    @AllowedTo(Role.EXPERT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeOwn(ExpertViewer viewer, @PathVariable String entry) {
        interests.remove(viewer.expert(), entry, viewer.account());
    }

    @GetMapping(CURATED)
    @AllowedTo(Role.COORDINATOR)
    Interests.Register of(@PathVariable String id) {
        return interests.of(new ExpertId(id));
    }

    @PostMapping(CURATED)
    @AllowedTo(Role.COORDINATOR)
    @ResponseStatus(HttpStatus.CREATED)
    Interests.Register declare(CoordinatorViewer viewer, @PathVariable String id, @RequestBody Body body) {
        var expert = new ExpertId(id);
        interests.declare(expert, body.typed().checked(cities, Optional.of(teams)), viewer.account());
        return interests.of(expert);
    }

    @DeleteMapping(CURATED + "/{entry}")
    @AllowedTo(Role.COORDINATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CoordinatorViewer viewer, @PathVariable String id, @PathVariable String entry) {
        interests.remove(new ExpertId(id), entry, viewer.account());
    }

    /** What stands between an expert and a team today. */
    @GetMapping("/api/v1/experts/{id}/conflicts/{team}")
    @AllowedTo(Role.COORDINATOR)
    Standing standing(@PathVariable String id, @PathVariable String team) {
        var expert = new ExpertId(id);
        interests.of(expert);
        return standings
                .between(List.of(expert), teams.get(new TeamId(team)).id(), LocalDate.now(clock))
                .getOrDefault(expert, Standing.NOTHING);
    }

    @PutMapping("/api/v1/experts/{id}/conflicts/{team}")
    @AllowedTo(Role.COORDINATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(
            CoordinatorViewer viewer,
            @PathVariable String id,
            @PathVariable String team,
            @RequestBody DecisionBody body) {
        new TypedDecision(team, Typed.text(body.outcome()), Typed.text(body.until()), Typed.text(body.reason()))
                .checked(teams, LocalDate.now(clock))
                .forEach((about, decision) -> decisions.decide(new ExpertId(id), about, decision, viewer.account()));
    }

    @DeleteMapping("/api/v1/experts/{id}/conflicts/{team}")
    @AllowedTo(Role.COORDINATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(CoordinatorViewer viewer, @PathVariable String id, @PathVariable String team) {
        decisions.takeBack(new ExpertId(id), new TeamId(team), viewer.account());
    }
}
