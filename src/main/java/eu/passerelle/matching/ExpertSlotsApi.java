package eu.passerelle.matching;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.Slot;
import eu.passerelle.scheduling.SlotQuery;
import eu.passerelle.scheduling.Slots;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The times that suit an expert and a team. It stands here because it asks the directory, the cities and the calendars. */
@RestController
@AllowedTo({Role.CITY, Role.COORDINATOR})
class ExpertSlotsApi {
    private static final int FARTHEST_YEARS = 2;
    private static final int MOST = 500;
    private static final String MENTORS = """
            RETURN EXISTS { (:Expert {id: $expert})-[:MENTORED]->(:Engagement {state: 'active'})-[:WITH]->(:Team {id: $team}) }
            """;

    private final Experts experts;
    private final Teams teams;
    private final Slots slots;
    private final Neo4jClient neo4j;
    private final Clock clock;

    ExpertSlotsApi(Experts experts, Teams teams, Slots slots, Neo4jClient neo4j, Clock clock) {
        this.experts = experts;
        this.teams = teams;
        this.slots = slots;
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /** @param zone the team's, in which from and until are days */
    record Answer(String expert, String team, String zone, long minutes, List<Slot> slots) {}

    /**
     * A city asks for its own team and need not name it; a coordinator names one. The window is at most two years from
     * today and begins today at the earliest; slots are half-open and begin every half hour.
     */
    @GetMapping("/api/v1/experts/{id}/slots")
    Answer slots(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String team,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(defaultValue = "60") int minutes,
            @RequestParam(defaultValue = "false") boolean onSite) {
        Team asking = teams.get(teamOf(viewer, team));
        Expert expert = experts.get(new ExpertId(id));
        if (viewer instanceof CityViewer && !isOpenTo(asking.id(), expert)) {
            throw new NotFound("Expert", id);
        }
        ZoneId zone = asking.city().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        var query = new SlotQuery(
                expert.id(),
                asking.id(),
                zone,
                notBefore(today, date("from", from)),
                notFar(today, date("until", until)),
                Duration.ofMinutes(minutes),
                onSite,
                MOST);
        return new Answer(id, asking.id().value(), zone.getId(), minutes, slots.free(query));
    }

    private static TeamId teamOf(Viewer viewer, String named) {
        if (viewer instanceof CityViewer city) {
            if (!named.isEmpty() && !named.equals(city.team().value())) {
                throw new NotFound("Team", named);
            }
            return city.team();
        }
        if (named.isEmpty()) {
            throw new InvalidInput(FieldProblem.of("team", "scheduling.problem.team"));
        }
        return new TeamId(named);
    }

    /** Whom cities may see, and whoever mentors this team already. */
    private boolean isOpenTo(TeamId team, Expert expert) {
        boolean shown = expert.visibility() != Visibility.COORDINATORS && expert.status() == ExpertStatus.ACTIVE;
        return shown || mentors(expert.id(), team);
    }

    private boolean mentors(ExpertId expert, TeamId team) {
        return neo4j.query(MENTORS)
                .bind(expert.value())
                .to("expert")
                .bind(team.value())
                .to("team")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    private static LocalDate notBefore(LocalDate today, LocalDate from) {
        if (from.isBefore(today)) {
            throw new InvalidInput(FieldProblem.of("from", "scheduling.problem.past"));
        }
        return from;
    }

    private static LocalDate notFar(LocalDate today, LocalDate until) {
        if (until.isAfter(today.plusYears(FARTHEST_YEARS))) {
            throw new InvalidInput(FieldProblem.of("until", "scheduling.problem.window.far"));
        }
        return until;
    }

    private static LocalDate date(String field, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new InvalidInput(FieldProblem.of(field, "scheduling.problem.date"));
        }
    }
}
