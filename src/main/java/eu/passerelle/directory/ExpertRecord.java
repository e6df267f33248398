package eu.passerelle.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table says of an expert. What is empty is not said, and stays as it is; lists add and never take away.
 *
 * @param externalId how the expert is called where the table comes from; found by it again, else by the address
 * @param country ISO 3166-1 alpha-2, as all countries
 * @param competences level by code of the taxonomy
 * @param organisations names of present employers
 * @param summary text by interface language
 */
public record ExpertRecord(
        Optional<String> externalId,
        String email,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<ExpertType> type,
        Optional<String> country,
        Optional<Visibility> visibility,
        Optional<Integer> hoursPerMonth,
        Optional<Integer> parallelEngagements,
        Optional<Boolean> remote,
        Set<String> visitCountries,
        Map<String, CefrLevel> languages,
        Map<String, Integer> competences,
        Set<String> sectors,
        Set<String> legalSystems,
        Set<String> organisations,
        Map<String, String> summary) {

    /** Whom it is about: two rows with the same key are about one person. */
    public String key() {
        return externalId.map(id -> "id " + id).orElse("mail " + email);
    }

    /** An expert needs a name, a kind and a country; one who is known already has them. */
    public boolean isEnoughForNew() {
        return givenName.isPresent() && familyName.isPresent() && type.isPresent() && country.isPresent();
    }

    ExpertRecord withoutVisibility() {
        return new ExpertRecord(
                externalId,
                email,
                givenName,
                familyName,
                type,
                country,
                Optional.empty(),
                hoursPerMonth,
                parallelEngagements,
                remote,
                visitCountries,
                languages,
                competences,
                sectors,
                legalSystems,
                organisations,
                summary);
    }
}
