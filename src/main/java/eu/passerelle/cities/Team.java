package eu.passerelle.cities;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.TeamId;
import java.util.Set;

/**
 * A city's multi-agency team.
 *
 * @param languages it can work in, ISO 639-1
 * @param sectors its members stand for by their organisation or their profession: a city may employ a social worker
 */
public record Team(
        TeamId id,
        String name,
        City city,
        TeamPhase phase,
        TeamStructure structure,
        Set<PreventionLevel> levels,
        Set<String> languages,
        Set<String> sectors,
        LocalizedText purpose,
        Coordinator coordinator) {

    /** The person who speaks for the team. */
    public record Coordinator(String givenName, String familyName, String email, InterfaceLanguage language) {}
}
