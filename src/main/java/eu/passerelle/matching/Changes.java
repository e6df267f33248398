package eu.passerelle.matching;

import eu.passerelle.directory.Claim;
import eu.passerelle.kernel.CompetenceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What could be changed, and what a query is after it. */
final class Changes {
    private static final List<Integer> WEEKS = List.of(2, 4, 8);

    private Changes() {}

    /** What a team could ask for differently so that an offer comes closer, the smallest change first. */
    static List<Change> ofRequest(MentorQuery query, Offer offer) {
        var changes = new ArrayList<Change>();
        offer.languages().stream()
                .filter(language -> !query.languages().contains(language))
                .sorted()
                .forEach(language -> changes.add(Change.of(Change.Kind.LANGUAGE, language)));
        changes.addAll(ofForm(query));
        changes.addAll(ofTime(query));
        return sorted(Stream.concat(changes.stream(), ofNeeds(query)));
    }

    static List<Change> ofForm(MentorQuery query) {
        return query.form() == MeetingForm.EITHER
                ? List.of()
                : List.of(Change.of(Change.Kind.FORM, MeetingForm.EITHER.name()));
    }

    static List<Change> ofTime(MentorQuery query) {
        var changes = new ArrayList<Change>();
        WEEKS.stream()
                .filter(weeks ->
                        query.until().plusWeeks(weeks).isBefore(query.from().plusYears(2)))
                .forEach(weeks -> changes.add(Change.of(Change.Kind.WINDOW, weeks)));
        if (query.hours() > 1) {
            changes.add(Change.of(Change.Kind.HOURS, (query.hours() + 1) / 2));
        }
        return changes;
    }

    static Stream<Change> ofNeeds(MentorQuery query) {
        return query.needs().size() < 2
                ? Stream.of()
                : query.needs().stream()
                        .map(need ->
                                Change.of(Change.Kind.NEED, need.competence().value()));
    }

    /** What an expert could offer differently so that it answers a question better. */
    static List<Change> ofOffer(Question question, Offer offer) {
        MentorQuery query = question.query();
        String country = question.team().city().country();
        var changes = new ArrayList<Change>();
        for (Limit limit : offer.unkept(query, country)) {
            switch (limit) {
                case STATUS -> changes.add(Change.of(Change.Kind.RESUMED));
                case CAPACITY -> changes.add(Change.of(Change.Kind.PLACE));
                case FORM -> changes.addAll(meeting(query.form(), country));
                case LANGUAGE, CONFLICT_OF_INTEREST -> {}
            }
        }
        if (offer.claims().stream().anyMatch(claim -> serves(question, claim) && !claim.isVerified(question.today()))) {
            changes.add(Change.of(Change.Kind.VERIFIED));
        }
        raisable(question, offer).forEach(changes::add);
        return sorted(changes.stream());
    }

    private static List<Change> meeting(MeetingForm form, String country) {
        Change remote = Change.of(Change.Kind.REMOTE);
        Change visit = Change.of(Change.Kind.VISIT, country);
        return switch (form) {
            case REMOTE -> List.of(remote);
            case ON_SITE -> List.of(visit);
            case EITHER -> List.of(remote, visit);
        };
    }

    private static Stream<Change> raisable(Question question, Offer offer) {
        return question.query().needs().stream()
                .flatMap(need -> offer.claims().stream()
                        .filter(claim ->
                                question.kinship(need, claim.competence()).closeness() > 0)
                        .filter(claim -> claim.level() < need.level())
                        .map(claim ->
                                new Change(Change.Kind.LEVEL, claim.competence().value(), need.level())))
                .distinct();
    }

    private static boolean serves(Question question, Claim claim) {
        return question.query().needs().stream()
                .anyMatch(need -> question.kinship(need, claim.competence()).closeness() > 0);
    }

    private static List<Change> sorted(Stream<Change> changes) {
        return changes.sorted(Comparator.comparingInt(Change::cost)).toList();
    }

    /** The query as it would be after a change of the request; a change of the expert's leaves it as it is. */
    static MentorQuery after(MentorQuery query, Change change) {
        LocalDate until =
                change.kind() == Change.Kind.WINDOW ? query.until().plusWeeks(change.amount()) : query.until();
        var languages = new HashSet<>(query.languages());
        if (change.kind() == Change.Kind.LANGUAGE) {
            languages.add(change.subject());
        }
        return new MentorQuery(
                query.team(),
                change.kind() == Change.Kind.NEED ? without(query, change.subject()) : query.needs(),
                query.words(),
                languages,
                change.kind() == Change.Kind.FORM ? MeetingForm.valueOf(change.subject()) : query.form(),
                query.from(),
                until,
                change.kind() == Change.Kind.HOURS ? change.amount() : query.hours());
    }

    private static List<Need> without(MentorQuery query, String competence) {
        return query.needs().stream()
                .filter(need -> !need.competence().equals(new CompetenceCode(competence)))
                .toList();
    }
}
