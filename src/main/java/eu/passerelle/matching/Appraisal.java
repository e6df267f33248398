package eu.passerelle.matching;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Kinship;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.ranking.Coverage;
import eu.passerelle.matching.ranking.Experience;
import eu.passerelle.matching.ranking.Noise;
import eu.passerelle.matching.ranking.Similarity;
import eu.passerelle.scheduling.FreeTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One candidate judged by one question: the numbers, and nothing else. Reasons and paths are told from this very object, so
 * that there is no second story.
 */
final class Appraisal {
    private static final double DAYS_A_MONTH = 365.25 / 12;
    /** A language that is official in the team's city counts whole. */
    private static final double OTHER_LANGUAGE = 0.85;

    private static final double LAW_SHARE = 0.6;
    private static final double HALF = 0.5;

    private final Question question;
    private final Candidate candidate;
    private final Policy policy;
    private final List<NeedCoverage> coverage;
    private final PastWorks works;
    private final FreeTime freeTime;
    /** Told once: sorting asks for it again and again. */
    private final List<Factor> factors;

    private final double score;

    Appraisal(Question question, Candidate candidate, Policy policy, FreeTime freeTime) {
        this.question = question;
        this.candidate = candidate;
        this.policy = policy;
        this.freeTime = freeTime;
        this.coverage = question.query().needs().stream().map(this::cover).toList();
        this.works = new PastWorks(question, candidate.evidence().past());
        this.factors = judge();
        this.score = factors.stream().mapToDouble(Factor::contribution).sum();
    }

    /** The same, where only the calendar tells anything new. */
    private Appraisal(Appraisal same, Candidate candidate, FreeTime freeTime) {
        this.question = same.question;
        this.candidate = candidate;
        this.policy = same.policy;
        this.freeTime = freeTime;
        this.coverage = same.coverage;
        this.works = same.works;
        this.factors = same.factors.stream()
                .map(factor -> factor.name() == Factor.Name.TIME ? factor(factor.name(), time()) : factor)
                .toList();
        this.score = factors.stream().mapToDouble(Factor::contribution).sum();
    }

    Appraisal with(FreeTime known) {
        return new Appraisal(this, candidate, known);
    }

    /** The same with the whole profile. */
    Appraisal of(Expert profile) {
        return new Appraisal(this, candidate.of(profile), freeTime);
    }

    /** The same candidate, if he or she claimed something else. */
    Appraisal claiming(List<Claim> others) {
        return new Appraisal(question, candidate.claiming(others), policy, freeTime);
    }

    Candidate candidate() {
        return candidate;
    }

    Question question() {
        return question;
    }

    List<NeedCoverage> coverage() {
        return coverage;
    }

    FreeTime freeTime() {
        return freeTime;
    }

    double score() {
        return score;
    }

    List<Factor> factors() {
        return factors;
    }

    private List<Factor> judge() {
        return List.of(
                factor(Factor.Name.COVERAGE, coverageMean()),
                factor(Factor.Name.EXPERIENCE, experience()),
                factor(Factor.Name.OUTCOMES, Experience.outcomes(works.each())),
                factor(Factor.Name.WORDS, candidate.words()),
                factor(Factor.Name.LANGUAGE, language().map(this::value).orElse(0.0)),
                factor(Factor.Name.CONTEXT, context()),
                factor(Factor.Name.TIME, time()));
    }

    private Factor factor(Factor.Name name, double value) {
        return new Factor(name, value, policy.weight(name));
    }

    /** How far the score may be from the truth: one standard deviation. */
    double deviation() {
        double ofCoverage = Noise.ofCoverage(coverage.stream()
                .map(covered -> new double[] {covered.need().weight(), covered.value(), isVerified(covered) ? 1 : 0})
                .toList());
        return Math.sqrt(Math.pow(policy.weight(Factor.Name.COVERAGE) * ofCoverage, 2)
                + Math.pow(policy.weight(Factor.Name.OUTCOMES) * Noise.ofOutcomes(works.each()), 2)
                + Math.pow(policy.weight(Factor.Name.WORDS) * Noise.OF_WORDS, 2));
    }

    boolean isVerified(NeedCoverage covered) {
        return covered.by().filter(claim -> claim.isVerified(question.today())).isPresent();
    }

    /** Has not mentored on these needs, and could serve at least half of them. */
    boolean isNewcomer() {
        return candidate.evidence().past().isEmpty() && coverageMean() >= HALF;
    }

    /** The past engagements that speak for the candidate, the most telling first. */
    List<PastEngagement> telling() {
        return works.telling();
    }

    boolean isLikeOurs(PastEngagement past) {
        return past.country().equals(question.team().city().country())
                || Similarity.similarSize(
                        past.population(), question.team().city().population());
    }

    /** The need that an engagement served best. */
    Optional<PastWorks.ServedNeed> served(PastEngagement past) {
        return works.served(past);
    }

    /** The shared language that is best: its code, with the level. */
    Optional<Map.Entry<String, CefrLevel>> language() {
        return candidate.expert().languages().entrySet().stream()
                .filter(entry -> question.query().languages().contains(entry.getKey()))
                .max(Comparator.<Map.Entry<String, CefrLevel>>comparingDouble(this::value)
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    boolean knowsTheLaw() {
        return candidate.expert().legalSystems().contains(question.team().city().country());
    }

    long sharedSectors() {
        return question.team().sectors().stream()
                .filter(candidate.expert().sectors()::contains)
                .count();
    }

    private NeedCoverage cover(Need need) {
        return candidate.claims().stream()
                .filter(claim -> question.kinship(need, claim.competence()).closeness() > 0)
                .map(claim -> cover(need, claim))
                .filter(covered -> covered.value() > 0)
                .max(Comparator.comparingDouble(NeedCoverage::value)
                        .thenComparing(covered ->
                                covered.by().orElseThrow().competence().value()))
                .orElse(new NeedCoverage(need, Optional.empty(), Kinship.NONE, 0));
    }

    private NeedCoverage cover(Need need, Claim claim) {
        Kinship kinship = question.kinship(need, claim.competence());
        return new NeedCoverage(
                need,
                Optional.of(claim),
                kinship,
                Coverage.of(kinship.closeness(), claim.level(), need.level(), claim.isVerified(question.today())));
    }

    private double coverageMean() {
        return Coverage.mean(coverage.stream()
                .map(covered -> new double[] {covered.need().weight(), covered.value()})
                .toList());
    }

    private double experience() {
        return Coverage.mean(question.query().needs().stream()
                .map(need -> new double[] {need.weight(), Experience.onNeed(works.on(need))})
                .toList());
    }

    /** What the team of then and the one that asks have in common. */
    Set<Similarity.Trait> alike(PastEngagement past) {
        return works.alike(past);
    }

    double yearsAgo(PastEngagement past) {
        return works.yearsAgo(past);
    }

    private double value(Map.Entry<String, CefrLevel> language) {
        double level = switch (language.getValue()) {
            case C2 -> 1;
            case C1 -> 0.95;
            case B2 -> 0.8;
            default -> 0;
        };
        return level * (question.team().city().languages().contains(language.getKey()) ? 1 : OTHER_LANGUAGE);
    }

    private double context() {
        int sectors = question.team().sectors().size();
        double shared = sectors == 0 ? 0 : Math.min(1, 2.0 * sharedSectors() / sectors);
        return (knowsTheLaw() ? LAW_SHARE : 0) + (1 - LAW_SHARE) * shared;
    }

    /** What the expert offers in the window and has not promised: nobody gives one team more, however empty the calendar. */
    double offeredHours() {
        LocalDate until = question.query().until();
        double months = Math.max(1, ChronoUnit.DAYS.between(question.firstDay(), until) / DAYS_A_MONTH);
        double promised = candidate.evidence().promisedWithin(question.firstDay(), until);
        return Math.max(0, candidate.expert().hoursPerMonth() * months - promised);
    }

    private double time() {
        double shared = freeTime.total().toMinutes() / 60.0;
        return Math.min(1, Math.min(shared, offeredHours()) / question.query().hours());
    }
}
