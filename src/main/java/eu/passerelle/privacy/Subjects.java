package eu.passerelle.privacy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** Finds all that a person is known by, from one account or one profile on. */
@Component
class Subjects {
    /** Folded in the graph as {@link Naming#normal} folds the names that they are compared with. */
    private static final String TAKEN = """
            CALL () {
              MATCH (a:Account) WHERE NOT a.id IN $accounts RETURN a.name AS name
              UNION ALL MATCH (e:Expert) WHERE NOT e.id IN $experts RETURN e.givenName + ' ' + e.familyName AS name
              UNION ALL MATCH (t:Team) WHERE NOT toLower(coalesce(t.coordinatorEmail, '')) IN $addresses
                RETURN t.coordinatorGivenName + ' ' + t.coordinatorFamilyName AS name
              UNION ALL MATCH (x:Team|City|Organisation) RETURN x.name AS name
            }
            WITH toLower(trim(name)) AS name WHERE name IN $names
            RETURN DISTINCT name
            """;

    private static final String MORE_THAN_GUEST = """
            RETURN EXISTS { MATCH (t:Team) WHERE toLower(t.coordinatorEmail) IN $addresses }
              OR EXISTS { MATCH (a:Account) WHERE toLower(a.email) IN $addresses }
              OR EXISTS { MATCH (e:Expert) WHERE toLower(e.email) IN $addresses }
            """;

    private final Neo4jClient neo4j;
    private final List<PersonalData> modules;

    Subjects(Neo4jClient neo4j, List<PersonalData> modules) {
        this.neo4j = neo4j;
        this.modules = modules;
    }

    /** An account leads to a profile, and that one to another account: until nothing new is found. */
    Subject of(Set<String> accounts, Set<String> experts, Set<String> guests) {
        Subject known = Subject.of(accounts, experts, guests);
        while (true) {
            Subject more = follow(known);
            if (more.equals(known)) {
                return more;
            }
            known = more;
        }
    }

    /** The account or the profile with this address, or who was asked at it. */
    Subject of(String address) {
        Subject nobody = Subject.of(Set.of(), Set.of(), Set.of());
        var parameters = new HashMap<>(nobody.parameters());
        parameters.put("sought", List.of(address.strip().toLowerCase(Locale.ROOT)));
        Subject first = follow(nobody, parameters);
        return of(first.accounts(), first.experts(), first.guests());
    }

    /** Whether there is neither an account nor a profile, and no team names the address as its contact. */
    boolean isOnlyGuest(Subject subject) {
        return subject.isGuest()
                && !neo4j.query(MORE_THAN_GUEST)
                        .bindAll(subject.parameters())
                        .fetchAs(Boolean.class)
                        .one()
                        .orElse(false);
    }

    /**
     * Without the names that somebody else has, too, or a team, a city or a body: in a text they prove nobody. Nor does the
     * name of a guest, which others have typed: it may be any words.
     */
    Subject withOwnNames(Subject subject) {
        return subject.isGuest() ? named(subject, Set.of()) : named(subject, ownNames(subject));
    }

    private Set<String> ownNames(Subject subject) {
        var parameters = new HashMap<>(subject.parameters());
        parameters.put(
                "names",
                subject.names().stream().map(Subjects::folded).distinct().toList());
        Set<String> taken = Set.copyOf(
                neo4j.query(TAKEN).bindAll(parameters).fetchAs(String.class).all());
        return subject.names().stream()
                .filter(name -> !taken.contains(folded(name)))
                .collect(Collectors.toSet());
    }

    private static Subject named(Subject subject, Set<String> names) {
        return new Subject(
                subject.accounts(),
                subject.experts(),
                subject.guests(),
                subject.addresses(),
                names,
                subject.language());
    }

    private static String folded(String name) {
        return Naming.normal(name).toLowerCase(Locale.ROOT);
    }

    private Subject follow(Subject known) {
        return follow(known, known.parameters());
    }

    private Subject follow(Subject known, Map<String, Object> parameters) {
        var found = new Found(known);
        for (PersonalData module : modules) {
            for (String statement : module.identities()) {
                neo4j.query(statement)
                        .bindAll(parameters)
                        .fetchAs(Boolean.class)
                        .mappedBy((types, row) -> found.add(row))
                        .all();
            }
        }
        return new Subject(found.accounts, found.experts, found.guests, found.addresses, found.names, found.language);
    }

    private static final class Found {
        private final Set<String> accounts;
        private final Set<String> experts;
        private final Set<String> guests;
        private final Set<String> addresses = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private String language = "";

        Found(Subject known) {
            accounts = new HashSet<>(known.accounts());
            experts = new HashSet<>(known.experts());
            guests = new HashSet<>(known.guests());
        }

        boolean add(Record row) {
            note(row, "account", accounts);
            note(row, "expert", experts);
            note(row, "guest", guests);
            note(row, "name", names);
            String address = text(row, "address").toLowerCase(Locale.ROOT);
            if (!address.isBlank()) {
                addresses.add(address);
            }
            if (!text(row, "language").isEmpty()) {
                language = text(row, "language");
            }
            return true;
        }

        private static void note(Record row, String column, Set<String> into) {
            String text = text(row, column).strip();
            if (!text.isEmpty()) {
                into.add(text);
            }
        }

        private static String text(Record row, String column) {
            return row.get(column).asString("");
        }
    }
}
