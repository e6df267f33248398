package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.LocalizedText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person who mentors.
 *
 * @param alias the name on the pseudonymous card
 * @param country where he or she lives; ISO 3166-1 alpha-2, as all countries
 * @param hoursPerMonth what he or she offers the network
 * @param parallelEngagements how many engagements at once
 * @param visitCountries where he or she travels to; empty when visits are not offered
 * @param languages by ISO 639-1 code
 * @param legalSystems countries under whose law he or she has worked
 * @param sectors worked in, by code
 * @param summary what the expert writes of him- or herself
 * @param confirmedOn when the expert last said that all of it is right
 */
public record Expert(
        ExpertId id,
        String givenName,
        String familyName,
        String alias,
        String email,
        ExpertType type,
        String country,
        ZoneId zone,
        ExpertStatus status,
        Visibility visibility,
        int hoursPerMonth,
        int parallelEngagements,
        boolean remote,
        Set<String> visitCountries,
        Map<String, CefrLevel> languages,
        Set<String> legalSystems,
        Set<String> sectors,
        List<Claim> claims,
        LocalizedText summary,
        Optional<LocalDate> confirmedOn) {
    /** Who was erased, and has mentored before. */
    static Expert former(ExpertId id, String name) {
        return new Expert(
                id,
                name,
                "",
                name,
                "",
                ExpertType.PRACTITIONER,
                "",
                ZoneOffset.UTC,
                ExpertStatus.PAUSED,
                Visibility.COORDINATORS,
                0,
                0,
                false,
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                List.of(),
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    /** Nobody knows any more who it was. */
    public boolean isFormer() {
        return email.isEmpty();
    }

    public String fullName() {
        return (givenName + " " + familyName).strip();
    }

    /** Cities see a card of the expert, with or without a name. */
    public boolean isOnCards() {
        return status == ExpertStatus.ACTIVE && visibility != Visibility.COORDINATORS;
    }

    /** The card has the name, and what the expert writes may be read with it. */
    public boolean isNamedToCities() {
        return isOnCards() && visibility == Visibility.NETWORK;
    }
}
