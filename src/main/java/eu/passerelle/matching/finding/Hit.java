package eu.passerelle.matching.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.matching.search.Highlights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An expert who was found, as the reader may see him or her. Codes, not words.
 *
 * @param name a city reads the alias of those who are not named to it
 * @param country OTHER where so few live that a city could tell who it is
 * @param why the claimed competences that were asked for, strongest first; empty when only words were found
 * @param excerpt the sentence in which words were found
 * @param confirmedOn for coordinators only, as the status
 */
record Hit(
        ExpertId expert,
        String name,
        String country,
        Map<String, CefrLevel> languages,
        Set<String> sectors,
        boolean free,
        List<Why> why,
        Optional<Highlights.Excerpt> excerpt,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<ExpertStatus> status,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LocalDate> confirmedOn) {
    /** @param verified whether somebody has verified it, and it has not aged since */
    record Why(CompetenceCode competence, int level, boolean verified) {}

    Hit because(List<Why> reasons) {
        return new Hit(expert, name, country, languages, sectors, free, reasons, excerpt, status, confirmedOn);
    }
}
