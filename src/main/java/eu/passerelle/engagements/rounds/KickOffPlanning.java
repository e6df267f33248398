package eu.passerelle.engagements.rounds;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.engagements.meetings.KickOffs;
import eu.passerelle.engagements.rounds.KickOffStore.Grown;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.MeetingForm;
import eu.passerelle.scheduling.Plan;
import eu.passerelle.scheduling.PlanQuery;
import eu.passerelle.scheduling.Plans;
import eu.passerelle.scheduling.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * First sessions for all mentoring that grew from a round and has none yet: drafted together, booked one by one. Nothing of
 * a draft is kept; what is confirmed says itself which times it means.
 */
@Component
class KickOffPlanning {
    private final KickOffStore store;
    private final Plans plans;
    private final KickOffs kickOffs;
    private final Teams teams;
    private final Experts experts;

    KickOffPlanning(KickOffStore store, Plans plans, KickOffs kickOffs, Teams teams, Experts experts) {
        this.store = store;
        this.plans = plans;
        this.kickOffs = kickOffs;
        this.teams = teams;
        this.experts = experts;
    }

    /** Who would meet. @param onSite as the team wanted it */
    record Pair(EngagementId engagement, Expert expert, Team team, boolean onSite) {
        public ZoneId zone() {
            return team.city().zone();
        }
    }

    record Row(Pair pair, Plan.Line line) {}

    record Draft(List<Row> rows, long placed, boolean proven) {}

    /** @param problem why it is not booked: a message with its arguments */
    record Outcome(Pair pair, Instant start, Optional<Session> booked, Optional<FieldProblem> problem) {}

    /** How many have no session yet. */
    int open(Round round) {
        return (int) store.grownFrom(round.id()).stream()
                .filter(grown -> !grown.met())
                .count();
    }

    /**
     * As many queries for many as for one.
     *
     * @throws InvalidInput for days that are over, too many or too far
     */
    Draft draft(Round round, KickOffDays.Read days) {
        Map<EngagementId, Pair> pairs = pairs(store.grownFrom(round.id()).stream()
                .filter(grown -> !grown.met())
                .toList());
        List<PlanQuery.Wanted> wanted = pairs.values().stream()
                .map(pair -> new PlanQuery.Wanted(
                        pair.engagement(), pair.expert().id(), pair.team().id(), pair.zone(), pair.onSite()))
                .toList();
        Plan plan = plans.propose(new PlanQuery(wanted, days.from(), days.until(), days.length()));
        return new Draft(
                plan.lines().stream()
                        .map(line -> new Row(Objects.requireNonNull(pairs.get(line.engagement())), line))
                        .toList(),
                plan.placed(),
                plan.proven());
    }

    private Map<EngagementId, Pair> pairs(List<Grown> grown) {
        Map<ExpertId, Expert> mentors =
                experts.all(grown.stream().map(Grown::expert).collect(Collectors.toSet()));
        Map<TeamId, Team> theirs = teams.all(grown.stream().map(Grown::team).collect(Collectors.toSet()));
        var pairs = new LinkedHashMap<EngagementId, Pair>();
        for (Grown each : grown) {
            Expert expert = mentors.get(each.expert());
            Team team = theirs.get(each.team());
            if (expert != null && team != null) {
                boolean onSite = each.form().filter(MeetingForm::isOnSite).isPresent();
                pairs.put(each.engagement(), new Pair(each.engagement(), expert, team, onSite));
            }
        }
        return pairs;
    }

    /**
     * Books each in a transaction of its own, in order of time; what cannot be booked is told and does not keep the others.
     * Repeated with the same id, nothing is booked twice.
     *
     * @param chosen when each is to begin
     * @throws NotFound when one of them did not grow from the round
     */
    List<Outcome> confirm(
            CoordinatorViewer viewer,
            Round round,
            Map<EngagementId, Instant> chosen,
            Duration length,
            String commandId) {
        if (chosen.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.kickOffs.nothing"));
        }
        Map<EngagementId, Pair> pairs = pairs(store.grownFrom(round.id()));
        chosen.keySet().stream()
                .filter(id -> !pairs.containsKey(id))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new NotFound("Engagement", unknown.value());
                });
        return chosen.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(each -> booked(
                        viewer, Objects.requireNonNull(pairs.get(each.getKey())), each.getValue(), length, commandId))
                .toList();
    }

    private Outcome booked(CoordinatorViewer viewer, Pair pair, Instant start, Duration length, String commandId) {
        try {
            Session session = kickOffs.book(viewer, pair.engagement(), start, (int) length.toMinutes(), commandId);
            return new Outcome(pair, start, Optional.of(session), Optional.empty());
        } catch (Conflict e) {
            return new Outcome(
                    pair, start, Optional.empty(), Optional.of(new FieldProblem("start", e.code(), e.arguments())));
        } catch (InvalidInput e) {
            Optional<FieldProblem> ofTime = e.problems().stream()
                    .filter(problem -> problem.field().equals("start"))
                    .findFirst();
            return new Outcome(pair, start, Optional.empty(), Optional.of(ofTime.orElseThrow(() -> e)));
        }
    }
}
