package eu.passerelle.scheduling;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.scheduling.outside.BusyTimes;
import eu.passerelle.scheduling.recurrence.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** All that stands in calendars, by one statement: of each kind of thing its own store says how it is asked and read. */
@Component
class CalendarStore {
    private static final String PARTS =
            AvailabilityStore.SAID + AvailabilityStore.COUNTRIES + SessionStore.TAKEN + BusyTimes.BUSY + Holds.HELD;
    private static final String READ = PARTS + "RETURN said, countries, taken, busy, held";
    private static final String LOCK_ENGAGEMENT = """
            CALL () {
              MATCH (g:Engagement {id: $engagement}) SET g.rev = 0
              RETURN collect(g.state) AS states
            }
            """;
    private static final String LOCKED = LOCK_ENGAGEMENT + PARTS + "RETURN states, said, countries, taken, busy, held";
    static final String EXPERT_FIRST = CalendarLocks.EXPERT_THEN_TEAM + LOCKED;
    static final String TEAM_FIRST = CalendarLocks.TEAM_THEN_EXPERT + LOCKED;

    /** To either side of a window, so that the sessions of each month and week that it touches are counted. */
    private static final Duration COUNTED = Duration.ofDays(38);

    private final Neo4jClient neo4j;
    private final Clock clock;

    CalendarStore(Neo4jClient neo4j, Clock clock) {
        this.neo4j = neo4j;
        this.clock = clock;
    }

    /**
     * @param said by experts of their hours, @param countries of teams, @param taken by sessions, @param elsewhere by experts
     *     in their other calendars, @param held; each by id
     */
    record Read(
            Map<String, Availability> said,
            Map<String, String> countries,
            Map<String, Booked> taken,
            Map<String, List<Stretch>> elsewhere,
            Map<String, List<Stretch>> held) {
        Availability said(ExpertId expert) {
            return said.getOrDefault(expert.value(), Availability.none(expert, ZoneOffset.UTC));
        }

        Optional<String> country(TeamId team) {
            return Optional.ofNullable(countries.get(team.value()));
        }

        Booked taken(String calendar) {
            return taken.getOrDefault(calendar, Booked.NONE);
        }

        List<Stretch> elsewhere(ExpertId expert) {
            return elsewhere.getOrDefault(expert.value(), List.of());
        }

        List<Stretch> held(ExpertId expert) {
            return held.getOrDefault(expert.value(), List.of());
        }
    }

    /** @param state of the engagement, where there is one */
    record Locked(Optional<String> state, Read read) {}

    /**
     * Good for questions about the window.
     *
     * @param moving a session that is no obstacle to itself
     */
    Read read(Collection<ExpertId> experts, Collection<TeamId> teams, Stretch window, Optional<SessionId> moving) {
        return neo4j.query(READ)
                .bindAll(parameters(experts, teams, window, moving))
                .fetchAs(Read.class)
                .mappedBy((types, row) -> read(row, window))
                .one()
                .orElseThrow();
    }

    /** As it stays until the transaction ends: calendars and engagement are locked first. */
    Locked lockAndRead(BookSession command, Stretch window) {
        var parameters = parameters(List.of(command.expert()), List.of(command.team()), window, Optional.empty());
        parameters.put("expert", command.expert().value());
        parameters.put("team", command.team().value());
        parameters.put("engagement", command.engagement().value());
        return CalendarLocks.expertFirst(command.expert(), command.team())
                ? locked(EXPERT_FIRST, parameters, window)
                : locked(TEAM_FIRST, parameters, window);
    }

    private Locked locked(String cypher, Map<String, Object> parameters, Stretch window) {
        return neo4j.query(cypher)
                .bindAll(parameters)
                .fetchAs(Locked.class)
                .mappedBy((types, row) -> new Locked(
                        row.get("states").asList(Value::asString).stream().findFirst(), read(row, window)))
                .one()
                .orElseThrow(() -> new NotFound("Calendar", parameters.get("expert") + ", " + parameters.get("team")));
    }

    private Map<String, Object> parameters(
            Collection<ExpertId> experts, Collection<TeamId> teams, Stretch window, Optional<SessionId> moving) {
        var counted = new Stretch(window.start().minus(COUNTED), window.end().plus(COUNTED));
        var parameters = new HashMap<String, Object>();
        parameters.put("experts", experts.stream().map(ExpertId::value).toList());
        parameters.put("teams", teams.stream().map(TeamId::value).toList());
        parameters.putAll(SessionStore.within(counted, moving));
        parameters.putAll(BusyTimes.within(window));
        parameters.putAll(Holds.within(window, clock.instant()));
        return parameters;
    }

    private Read read(Record row, Stretch window) {
        return new Read(
                AvailabilityStore.said(row.get("said")),
                AvailabilityStore.countries(row.get("countries")),
                SessionStore.taken(row.get("taken")),
                BusyTimes.busy(row.get("busy"), window),
                Holds.held(row.get("held"), clock.instant()));
    }
}
