package eu.passerelle.matching;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.CompetenceCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of an expert the hard limits look at, and what he or she can do: as it is, or as it might be.
 *
 * @param languages in which he or she can mentor
 * @param visits countries he or she travels to
 * @param freePlaces how many more engagements at once
 */
record Offer(
        ExpertStatus status,
        Set<String> languages,
        boolean remote,
        Set<String> visits,
        int freePlaces,
        List<Claim> claims) {
    private static final CefrLevel ABLE_TO_MENTOR = CefrLevel.B2;

    static Offer of(Expert expert, int activeEngagements) {
        return new Offer(
                expert.status(),
                expert.languages().entrySet().stream()
                        .filter(language -> language.getValue().isAtLeast(ABLE_TO_MENTOR))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                expert.remote(),
                expert.visitCountries(),
                expert.parallelEngagements() - activeEngagements,
                expert.claims());
    }

    /** The limits of the query that it does not keep; the same as the index looks at. */
    List<Limit> unkept(MentorQuery query, String country) {
        var unkept = new ArrayList<Limit>();
        if (status != ExpertStatus.ACTIVE) {
            unkept.add(Limit.STATUS);
        }
        if (Collections.disjoint(languages, query.languages())) {
            unkept.add(Limit.LANGUAGE);
        }
        if (!meets(query.form(), country)) {
            unkept.add(Limit.FORM);
        }
        if (freePlaces < 1) {
            unkept.add(Limit.CAPACITY);
        }
        return List.copyOf(unkept);
    }

    private boolean meets(MeetingForm form, String country) {
        return switch (form) {
            case REMOTE -> remote;
            case ON_SITE -> visits.contains(country);
            case EITHER -> remote || visits.contains(country);
        };
    }

    /** As it would be after a change of the expert's; a change of the request leaves it as it is. */
    Offer after(Change change, LocalDate today) {
        return switch (change.kind()) {
            case RESUMED -> new Offer(ExpertStatus.ACTIVE, languages, remote, visits, freePlaces, claims);
            case PLACE -> new Offer(status, languages, remote, visits, freePlaces + 1, claims);
            case REMOTE -> new Offer(status, languages, true, visits, freePlaces, claims);
            case VISIT -> new Offer(status, languages, remote, with(visits, change.subject()), freePlaces, claims);
            case VERIFIED ->
                claiming(claims.stream().map(claim -> verified(claim, today)).toList());
            case LEVEL ->
                claiming(claims.stream().map(claim -> raised(claim, change)).toList());
            case LANGUAGE, FORM, WINDOW, HOURS, NEED -> this;
        };
    }

    private Offer claiming(List<Claim> changed) {
        return new Offer(status, languages, remote, visits, freePlaces, changed);
    }

    private static Claim verified(Claim claim, LocalDate today) {
        return new Claim(claim.competence(), claim.level(), claim.evidence(), java.util.Optional.of(today));
    }

    private static Claim raised(Claim claim, Change change) {
        return claim.competence().equals(new CompetenceCode(change.subject()))
                ? new Claim(claim.competence(), change.amount(), claim.evidence(), claim.verifiedOn())
                : claim;
    }

    private static Set<String> with(Set<String> some, String more) {
        var all = new HashSet<>(some);
        all.add(more);
        return Set.copyOf(all);
    }
}
