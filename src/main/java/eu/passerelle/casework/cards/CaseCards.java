package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.casework.cards.CardEvent.Action;
import eu.passerelle.casework.cards.CaseCard.Facts;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.IdentifierDetector;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Keeps the cards of a team, for its own people only. Its commands are kept under the card, and forgotten with it. */
@Component
class CaseCards {
    static final int MOST_CARDS = 200;
    static final int MOST_MEASURES = 40;
    /** What fewer cards than these have in common may tell whose they are. */
    static final int CROWD = 5;

    private final CaseStore store;
    private final Assessments assessments;
    private final Commands commands;
    private final Clock clock;
    private final IdentifierDetector detector = new IdentifierDetector();

    CaseCards(CaseStore store, Assessments assessments, Commands commands, Clock clock) {
        this.store = store;
        this.assessments = assessments;
        this.commands = commands;
        this.clock = clock;
    }

    List<CaseStore.Line> of(CityViewer viewer) {
        assessments.requireHeld();
        return store.of(viewer.team(), today(), MOST_CARDS);
    }

    /**
     * @throws NotFound also when it is another team's, or over
     * @throws CaseworkOff whosever it is
     */
    CaseCard get(CityViewer viewer, String id) {
        assessments.requireHeld();
        return store.find(viewer.team(), id, today()).orElseThrow(() -> new NotFound("CaseCard", id));
    }

    /** Whether so few cards of the network say the same that it may tell who it is. */
    boolean isRare(CityViewer viewer, Facts facts, boolean stored) {
        CaseStore.Alike alike = store.alike(viewer.team(), facts, today());
        return alike.own() + (alike.others() < CROWD ? 0 : alike.others()) + (stored ? 0 : 1) < CROWD;
    }

    /** @return its id, which follows from the command, so that the same form makes one card */
    String open(CityViewer viewer, Facts facts, String commandId) {
        assessments.requireHeld();
        String id = "c" + CaseCode.hash(viewer.account() + ":" + commandId).substring(0, 32);
        once(viewer, id, "open:" + facts, commandId, () -> {
            requireRoom(viewer.team());
            store.create(id, viewer.team(), facts, today());
            tell(viewer, id, Action.OPENED, "");
        });
        return id;
    }

    private void requireRoom(TeamId team) {
        if (store.number(team, today()) >= MOST_CARDS) {
            throw new Conflict("casework.conflict.cards", MOST_CARDS);
        }
    }

    void change(CityViewer viewer, String id, Facts facts, String commandId) {
        changing(viewer, id, "facts:" + facts, commandId, card -> {
            store.change(id, facts);
            return new CardEvent(clock.instant(), viewer.account().value(), Action.FACTS_CHANGED, "");
        });
    }

    /** The last word of a month holds. */
    void say(CityViewer viewer, String id, AreaState state, String commandId) {
        requireClean(state.note());
        changing(viewer, id, "say:" + state, commandId, card -> {
            store.say(id, state);
            return event(viewer, Action.AREA_SAID, state.area());
        });
    }

    void plan(CityViewer viewer, String id, Measure measure, String commandId) {
        requireClean(measure.note());
        changing(viewer, id, "plan:" + measure.withId(""), commandId, card -> {
            if (card.measures().size() >= MOST_MEASURES) {
                throw new Conflict("casework.conflict.measures", MOST_MEASURES);
            }
            store.plan(id, measure);
            return event(viewer, Action.MEASURE_ADDED, measure.area());
        });
    }

    /** Where it stands, and when the team looks at it again. */
    void follow(
            CityViewer viewer, String id, String measure, Measure.Status status, YearMonth review, String commandId) {
        changing(viewer, id, "follow:" + measure + ":" + status + ":" + review, commandId, card -> {
            Measure before = card.measures().stream()
                    .filter(one -> one.id().equals(measure))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("CaseMeasure", measure));
            store.plan(
                    id,
                    new Measure(measure, before.area(), before.kind(), before.sector(), status, review, before.note()));
            return event(viewer, Action.MEASURE_CHANGED, before.area());
        });
    }

    /** @throws Conflict when two years are over soon, whatever the need */
    void renew(CityViewer viewer, String id, CaseCard.Need need, String commandId) {
        changing(viewer, id, "renew:" + need, commandId, card -> {
            if (!card.canBeRenewed(today())) {
                throw new Conflict("casework.conflict.renewal");
            }
            store.renew(id, CaseCard.expiry(card.openedOn(), today()));
            return new CardEvent(clock.instant(), viewer.account().value(), Action.RENEWED, need.name());
        });
    }

    /** Each change is told on the card itself, in the transaction that makes it. */
    private void changing(
            CityViewer viewer, String id, String what, String commandId, Function<CaseCard, CardEvent> work) {
        get(viewer, id);
        once(viewer, id, what, commandId, () -> {
            CaseCard card = store.locked(viewer.team(), id, today()).orElseThrow(() -> new NotFound("CaseCard", id));
            store.tell(id, Ids.random(), work.apply(card));
        });
    }

    /** Of the commands on a card. */
    static String scope(String card) {
        return "casework:" + card;
    }

    static String scope(String card, CityViewer viewer) {
        return scope(card) + ":" + viewer.account();
    }

    /** @param what is kept as a hash only, so that the same key cannot mean two things */
    private void once(CityViewer viewer, String card, String what, String commandId, Runnable work) {
        commands.once(scope(card, viewer), commandId, what, Boolean.class, () -> {
            work.run();
            return true;
        });
    }

    /** The pages have looked before, and said what is wrong; this is for whatever else may come to write here. */
    private void requireClean(String text) {
        if (!detector.isClean(text)) {
            throw new IllegalStateException(
                    "A text with an identifier was about to be stored. It is not repeated here.");
        }
    }

    private void tell(CityViewer viewer, String id, Action action, String detail) {
        store.tell(
                id,
                Ids.random(),
                new CardEvent(clock.instant(), viewer.account().value(), action, detail));
    }

    private CardEvent event(CityViewer viewer, Action action, LifeArea area) {
        return new CardEvent(clock.instant(), viewer.account().value(), action, area.name());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return assessments.today();
    }
}
