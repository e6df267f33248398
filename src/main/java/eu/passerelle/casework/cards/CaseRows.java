package eu.passerelle.casework.cards;

import java.time.YearMonth;
import org.neo4j.driver.Value;

/** Reads the parts of a card from the graph. */
final class CaseRows {
    private CaseRows() {}

    static AreaState state(Value s) {
        return new AreaState(
                LifeArea.valueOf(s.get("area").asString()),
                YearMonth.parse(s.get("month").asString()),
                s.get("level").asInt(),
                AreaState.Tendency.valueOf(s.get("tendency").asString()),
                AreaState.Evidence.valueOf(s.get("evidence").asString()),
                s.get("strength").asBoolean(),
                s.get("note").asString());
    }

    static Measure measure(Value m) {
        return new Measure(
                m.get("id").asString(),
                LifeArea.valueOf(m.get("area").asString()),
                Measure.Kind.valueOf(m.get("kind").asString()),
                m.get("sector").asString(),
                Measure.Status.valueOf(m.get("status").asString()),
                YearMonth.parse(m.get("review").asString()),
                m.get("note").asString());
    }

    static SharedView view(Value v) {
        return new SharedView(
                v.get("id").asString(),
                v.get("sector").asString(),
                v.get("areas").asList(area -> LifeArea.valueOf(area.asString())),
                v.get("until").asLocalDate(),
                v.get("closesAt").asZonedDateTime().toInstant(),
                v.get("withdrawn").asBoolean(),
                v.get("reads").asInt());
    }

    static CardEvent event(Value e) {
        return new CardEvent(
                e.get("at").asZonedDateTime().toInstant(),
                e.get("actor").asString(),
                CardEvent.Action.valueOf(e.get("action").asString()),
                e.get("detail").asString());
    }
}
