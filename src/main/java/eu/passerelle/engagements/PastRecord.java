package eu.passerelle.engagements;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a table says of a mentoring that is over. What is empty is not said, and stays as it is; competences are added and
 * never taken away.
 *
 * @param id the network’s, or how it is called where the table comes from
 * @param expert the network’s id, that of a table, or the address
 * @param team the network’s id, or that of a table
 * @param outcome from -2, much worse, to 2, much better
 * @param competences served, by code
 * @param language spoken, ISO 639-1
 */
public record PastRecord(
        String id,
        String expert,
        String team,
        Optional<LocalDate> startedOn,
        Optional<LocalDate> endedOn,
        Optional<Integer> hours,
        Optional<Integer> outcome,
        Set<String> competences,
        Optional<String> language) {

    boolean isEnoughForNew() {
        return endedOn.isPresent() && !competences.isEmpty();
    }
}
