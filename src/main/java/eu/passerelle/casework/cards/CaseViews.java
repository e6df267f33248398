package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.CardEvent.Action;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.neo4j.driver.Record;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Shows a few areas of a card to one agency, for some days. It takes two things that go two ways: a link, and a word that is
 * told on the phone. Neither is kept here, only what proves them.
 */
@Component
class CaseViews {
    static final int MOST_DAYS = 30;
    static final int MOST_OPEN = 10;
    /** Wrong words after which nobody can open it any more. */
    static final int MOST_TRIES = 5;

    /** More often nobody needs to read it; who does passes it on. */
    static final int MOST_READS = 50;

    private static final int WORD = 6;

    private static final String CREATE = """
            MATCH (c:CaseCard {id: $card})
            CREATE (v:CaseView {id: $id})-[:PART_OF_CARD]->(c)
            SET v += $properties
            """;
    private static final String WITHDRAW = """
            MATCH (:CaseCard {id: $card})<-[:PART_OF_CARD]-(v:CaseView {id: $id})
            SET v.withdrawn = true
            RETURN v.sector
            """;
    private static final String FIND = """
            MATCH (v:CaseView {linkHash: $hash})-[:PART_OF_CARD]->(c:CaseCard)
            WHERE NOT v.withdrawn AND c.expiresOn >= $today
              AND coalesce(v.closesAt, datetime({date: v.until + duration({days: 1}), timezone: '+00:00'})) > $now
            """;
    /** Before it is asked whether the view is open: whoever waited here must see what was done meanwhile. */
    private static final String LOCK = """
            MATCH (v:CaseView {linkHash: $hash})-[:PART_OF_CARD]->(c:CaseCard)
            SET c.rev = 0
            SET v.rev = 0
            """;

    private static final String SHOWN = """
             RETURN properties(v) AS v, c.id AS card,
              COLLECT {
                MATCH (c)<-[:PART_OF_CARD]-(s:CaseArea) WHERE s.area IN v.areas
                WITH s ORDER BY s.month DESC
                WITH s.area AS area, head(collect(s)) AS last
                RETURN properties(last)
              } AS states,
              COLLECT {
                MATCH (c)<-[:PART_OF_CARD]-(m:CaseMeasure) WHERE m.area IN v.areas RETURN properties(m) ORDER BY m.review, m.id
              } AS measures
            """;
    private static final String COUNT = "MATCH (v:CaseView {id: $id}) SET v += $properties";

    private final Neo4jClient neo4j;
    private final CaseStore store;
    private final CaseCards cards;
    private final Teams teams;
    private final Assessments assessments;
    private final Commands commands;
    private final GraphTransactions transactions;
    private final Clock clock;

    CaseViews(
            Neo4jClient neo4j,
            CaseStore store,
            CaseCards cards,
            Teams teams,
            Assessments assessments,
            Commands commands,
            GraphTransactions transactions,
            Clock clock) {
        this.neo4j = neo4j;
        this.store = store;
        this.cards = cards;
        this.teams = teams;
        this.assessments = assessments;
        this.commands = commands;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What opens a view. It is shown once, and then known to nobody but who noted it. */
    record Key(SecretToken link, String word) {
        static Key random() {
            return new Key(SecretToken.random(), CaseCode.letters(WORD));
        }

        /** Together with the link, so that the word cannot be found by trying all. */
        String hash() {
            return CaseCode.hash(link.value() + word);
        }

        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    /** What is wanted, right in itself. */
    record Sharing(String sector, List<LifeArea> areas, int days) {
        Sharing {
            areas = List.copyOf(areas);
        }
    }

    /** What whoever opens it reads. */
    record Shown(SharedView view, List<AreaState> states, List<Measure> measures) {
        Shown {
            states = List.copyOf(states);
            measures = List.copyOf(measures);
        }
    }

    /**
     * @return empty when this command has been carried out before: the key cannot be told again
     * @throws Conflict when ten are open
     */
    Optional<Key> share(CityViewer viewer, String card, Sharing sharing, String commandId) {
        cards.get(viewer, card);
        var made = new AtomicReference<Optional<Key>>(Optional.empty());
        commands.once(CaseCards.scope(card, viewer), commandId, "share:" + sharing, Boolean.class, () -> {
            CaseCard locked = locked(viewer, card);
            requireFew(locked);
            Key key = Key.random();
            create(locked, sharing, key);
            tell(card, viewer.account().value(), Action.SHARED, sharing.sector());
            made.set(Optional.of(key));
            return true;
        });
        return made.get();
    }

    private void requireFew(CaseCard card) {
        long open = card.views().stream()
                .filter(view -> view.isOpen(clock.instant()))
                .count();
        if (open >= MOST_OPEN) {
            throw new Conflict("casework.conflict.views", MOST_OPEN);
        }
    }

    private void create(CaseCard card, Sharing sharing, Key key) {
        ZoneId zone = teams.get(card.team()).city().zone();
        LocalDate until = LocalDate.ofInstant(clock.instant(), zone).plusDays(sharing.days());
        neo4j.query(CREATE)
                .bindAll(Map.of(
                        "card",
                        card.id(),
                        "id",
                        Ids.random(),
                        "properties",
                        Map.of(
                                "linkHash", key.link().hash(),
                                "keyHash", key.hash(),
                                "sector", sharing.sector(),
                                "areas",
                                        sharing.areas().stream()
                                                .map(LifeArea::name)
                                                .toList(),
                                "until", until,
                                "closesAt",
                                        utc(until.plusDays(1).atStartOfDay(zone).toInstant()),
                                "withdrawn", false,
                                "reads", 0,
                                "wrong", 0)))
                .run();
    }

    void withdraw(CityViewer viewer, String card, String view, String commandId) {
        cards.get(viewer, card);
        commands.once(CaseCards.scope(card, viewer), commandId, "withdraw:" + view, Boolean.class, () -> {
            locked(viewer, card);
            String sector = neo4j.query(WITHDRAW)
                    .bindAll(Map.of("card", card, "id", view))
                    .fetchAs(String.class)
                    .one()
                    .orElseThrow(() -> new NotFound("CaseView", view));
            tell(card, viewer.account().value(), Action.WITHDRAWN, sector);
            return true;
        });
    }

    /** Whether there is something behind this link today; what, the word says. */
    boolean isOpen(SecretToken link) {
        return assessments.areHeld() && find(FIND + SHOWN, link).isPresent();
    }

    /**
     * Each reading is counted, and told on the card once a day; each wrong word is told. Five wrong words, or fifty
     * readings, close the view.
     */
    Optional<Shown> read(SecretToken link, String word) {
        if (!assessments.areHeld()) {
            return Optional.empty();
        }
        return transactions.write(() -> {
            neo4j.query(LOCK).bind(link.hash()).to("hash").run();
            return find(FIND + SHOWN, link)
                    .flatMap(found ->
                            new Key(link, word).hash().equals(found.keyHash()) ? opened(found) : missed(found));
        });
    }

    private Optional<Shown> opened(Found found) {
        SharedView view = found.shown().view();
        int reads = view.reads() + 1;
        count(view, Map.of("reads", reads, "wrong", 0, "readOn", cards.today(), "withdrawn", reads >= MOST_READS));
        if (!found.readOn().equals(Optional.of(cards.today()))) {
            tell(found.card(), "", Action.READ, view.sector());
        }
        return Optional.of(found.shown());
    }

    private Optional<Shown> missed(Found found) {
        int wrong = found.wrong() + 1;
        count(found.shown().view(), Map.of("wrong", wrong, "withdrawn", wrong >= MOST_TRIES));
        tell(found.card(), "", Action.WRONG_WORD, found.shown().view().sector());
        return Optional.empty();
    }

    /** Once it is locked and was found open. */
    private void count(SharedView view, Map<String, Object> properties) {
        neo4j.query(COUNT)
                .bindAll(Map.of("id", view.id(), "properties", properties))
                .run();
    }

    private record Found(Shown shown, String card, String keyHash, int wrong, Optional<LocalDate> readOn) {}

    private Optional<Found> find(String cypher, SecretToken link) {
        return neo4j.query(cypher)
                .bindAll(Map.of("hash", link.hash(), "today", cards.today(), "now", utc(clock.instant())))
                .fetchAs(Found.class)
                .mappedBy((types, row) -> found(row))
                .one();
    }

    private static ZonedDateTime utc(Instant at) {
        return at.atZone(ZoneOffset.UTC);
    }

    private static Found found(Record row) {
        return new Found(
                new Shown(
                        CaseRows.view(row.get("v")),
                        row.get("states").asList(CaseRows::state),
                        row.get("measures").asList(CaseRows::measure)),
                row.get("card").asString(),
                row.get("v").get("keyHash").asString(),
                row.get("v").get("wrong").asInt(),
                Optional.ofNullable(row.get("v").get("readOn").asLocalDate(null)));
    }

    private CaseCard locked(CityViewer viewer, String card) {
        return store.locked(viewer.team(), card, cards.today()).orElseThrow(() -> new NotFound("CaseCard", card));
    }

    private void tell(String card, String actor, Action action, String detail) {
        store.tell(card, Ids.random(), new CardEvent(clock.instant(), actor, action, detail));
    }
}
