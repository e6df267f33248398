package eu.passerelle.casework.cards;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
                closesAt(v),
                v.get("withdrawn").asBoolean(),
                v.get("reads").asInt());
    }

    /** Where it is not kept, as nobody knew where the team lives, the last day ends as it does in UTC. */
    private static Instant closesAt(Value v) {
        Value closesAt = v.get("closesAt");
        return closesAt.isNull()
                ? v.get("until")
                        .asLocalDate()
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                : closesAt.asZonedDateTime().toInstant();
    }

    static CardEvent event(Value e) {
        return new CardEvent(
                e.get("at").asZonedDateTime().toInstant(),
                e.get("actor").asString(),
                CardEvent.Action.valueOf(e.get("action").asString()),
                e.get("detail").asString());
    }
}
