package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.CardEvent.Action;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.SecretToken;
import java.time.Clock;
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
            WHERE NOT v.withdrawn AND v.until >= $today AND c.expiresOn >= $today
            """;
    private static final String LOCK = " SET v.rev = coalesce(v.rev, 0) + 1 WITH v, c";
    private static final String SHOWN = """
             RETURN properties(v) AS v, c.id AS card,
              [(c)<-[:PART_OF_CARD]-(s:CaseArea) WHERE s.area IN v.areas | properties(s)] AS states,
              COLLECT {
                MATCH (c)<-[:PART_OF_CARD]-(m:CaseMeasure) WHERE m.area IN v.areas RETURN properties(m) ORDER BY m.review, m.id
              } AS measures
            """;
    private static final String COUNT = "MATCH (v:CaseView {id: $id}) SET v += $properties";

    private final Neo4jClient neo4j;
    private final CaseStore store;
    private final CaseCards cards;
    private final Assessments assessments;
    private final Commands commands;
    private final GraphTransactions transactions;
    private final Clock clock;

    CaseViews(
            Neo4jClient neo4j,
            CaseStore store,
            CaseCards cards,
            Assessments assessments,
            Commands commands,
            GraphTransactions transactions,
            Clock clock) {
        this.neo4j = neo4j;
        this.store = store;
        this.cards = cards;
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
        commands.once("casework:" + viewer.account(), commandId, "share:" + card, Boolean.class, () -> {
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
        long open =
                card.views().stream().filter(view -> view.isOpen(cards.today())).count();
        if (open >= MOST_OPEN) {
            throw new Conflict("casework.conflict.views", MOST_OPEN);
        }
    }

    private void create(CaseCard card, Sharing sharing, Key key) {
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
                                "until", cards.today().plusDays(sharing.days()),
                                "withdrawn", false,
                                "reads", 0,
                                "wrong", 0)))
                .run();
    }

    void withdraw(CityViewer viewer, String card, String view, String commandId) {
        cards.get(viewer, card);
        commands.once("casework:" + viewer.account(), commandId, "withdraw:" + view, Boolean.class, () -> {
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

    /** Each reading is told on the card; so is each wrong word, and the fifth closes the view. */
    Optional<Shown> read(SecretToken link, String word) {
        if (!assessments.areHeld()) {
            return Optional.empty();
        }
        return transactions.write(() -> find(FIND + LOCK + SHOWN, link).flatMap(found -> {
            boolean right = new Key(link, word).hash().equals(found.keyHash());
            count(found, right);
            tell(
                    found.card(),
                    "",
                    right ? Action.READ : Action.WRONG_WORD,
                    found.shown().view().sector());
            return right ? Optional.of(found.shown()) : Optional.empty();
        }));
    }

    private void count(Found found, boolean right) {
        SharedView view = found.shown().view();
        int wrong = right ? 0 : found.wrong() + 1;
        neo4j.query(COUNT)
                .bindAll(Map.of(
                        "id",
                        view.id(),
                        "properties",
                        Map.of(
                                "reads",
                                view.reads() + (right ? 1 : 0),
                                "wrong",
                                wrong,
                                "withdrawn",
                                wrong >= MOST_TRIES)))
                .run();
    }

    private record Found(Shown shown, String card, String keyHash, int wrong) {}

    private Optional<Found> find(String cypher, SecretToken link) {
        return neo4j.query(cypher)
                .bindAll(Map.of("hash", link.hash(), "today", cards.today()))
                .fetchAs(Found.class)
                .mappedBy((types, row) -> found(row))
                .one();
    }

    private static Found found(Record row) {
        return new Found(
                new Shown(
                        CaseRows.view(row.get("v")),
                        row.get("states").asList(CaseRows::state),
                        row.get("measures").asList(CaseRows::measure)),
                row.get("card").asString(),
                row.get("v").get("keyHash").asString(),
                row.get("v").get("wrong").asInt());
    }

    private CaseCard locked(CityViewer viewer, String card) {
        return store.locked(viewer.team(), card, cards.today()).orElseThrow(() -> new NotFound("CaseCard", card));
    }

    private void tell(String card, String actor, Action action, String detail) {
        store.tell(card, Ids.random(), new CardEvent(clock.instant(), actor, action, detail));
    }
}
