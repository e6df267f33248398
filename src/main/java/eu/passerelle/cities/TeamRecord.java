package eu.passerelle.cities;

import java.util.Optional;
import java.util.Set;

/**
 * What a table says of a team. What is empty is not said, and stays as it is; languages are added and never taken away.
 *
 * @param id the network’s, or how the team is called where the table comes from
 * @param country ISO 3166-1 alpha-2, where cities of one name lie in several
 * @param givenName of the person who speaks for the team, as the next two
 */
public record TeamRecord(
        String id,
        Optional<String> name,
        Optional<String> city,
        Optional<String> country,
        Optional<TeamPhase> phase,
        Optional<TeamStructure> structure,
        Set<String> languages,
        Optional<String> givenName,
        Optional<String> familyName,
        Optional<String> email) {

    boolean isEnoughForNew() {
        return name.isPresent()
                && city.isPresent()
                && !languages.isEmpty()
                && givenName.isPresent()
                && familyName.isPresent()
                && email.isPresent();
    }
}
