package eu.passerelle.engagements.closing;

import eu.passerelle.engagements.closing.Closing.Again;
import eu.passerelle.engagements.closing.Closing.Begun;
import eu.passerelle.engagements.closing.Closing.Feedback;
import eu.passerelle.engagements.closing.Closing.Lesson;
import eu.passerelle.engagements.closing.Closing.RatedNeed;
import eu.passerelle.engagements.closing.Closing.Rating;
import eu.passerelle.engagements.closing.Closing.Reason;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.scheduling.Side;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** What the graph answers, read. */
final class ClosingRows {
    private ClosingRows() {}

    static Closing closing(EngagementId id, Record row) {
        Value hours = row.get("hours");
        return new Closing(
                id,
                row.get("needs").asList(ClosingRows::need),
                hours.isNull() ? Optional.empty() : Optional.of(hours.asInt()),
                row.get("c").isNull() ? Optional.empty() : Optional.of(begun(row)));
    }

    private static RatedNeed need(Value row) {
        var ratings = new EnumMap<Side, Rating>(Side.class);
        rating(row.get("team"), row.get("teamEvidence")).ifPresent(rating -> ratings.put(Side.TEAM, rating));
        rating(row.get("expert"), row.get("expertEvidence")).ifPresent(rating -> ratings.put(Side.EXPERT, rating));
        return new RatedNeed(
                new CompetenceCode(row.get("code").asString()),
                row.get("weight").asInt(),
                Map.copyOf(ratings));
    }

    /** Evidence is there, be it empty, whenever somebody has spoken. */
    private static Optional<Rating> rating(Value value, Value evidence) {
        return evidence.isNull()
                ? Optional.empty()
                : Optional.of(new Rating(
                        value.isNull() ? Optional.empty() : Optional.of(Attainment.of(value.asInt())),
                        evidence.asString()));
    }

    private static Begun begun(Record row) {
        Value c = row.get("c");
        Map<Side, Feedback> feedback = row.get("reports").asList(report -> report).stream()
                .collect(Collectors.toUnmodifiableMap(
                        report -> Side.valueOf(report.get("side").asString()), ClosingRows::feedback));
        return new Begun(
                Reason.valueOf(c.get("reason").asString()),
                c.get("begunBy").isNull()
                        ? Optional.empty()
                        : Optional.of(Side.valueOf(c.get("begunBy").asString())),
                c.get("closesOn").asLocalDate(),
                feedback.keySet(),
                feedback,
                c.get("lesson").isNull() ? Optional.empty() : Optional.of(lesson(c)),
                c.get("closedOn").isNull()
                        ? Optional.empty()
                        : Optional.of(c.get("closedOn").asLocalDate()));
    }

    private static Feedback feedback(Value report) {
        return new Feedback(
                Again.valueOf(report.get("again").asString()),
                report.get("helped").asString(),
                report.get("missed").asString(),
                report.get("at").asZonedDateTime().toInstant());
    }

    private static Lesson lesson(Value c) {
        return new Lesson(
                c.get("lesson").asString(),
                InterfaceLanguage.find(c.get("lessonLanguage").asString()).orElse(InterfaceLanguage.EN),
                c.get("lessonAgreed").asList(side -> Side.valueOf(side.asString())).stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
