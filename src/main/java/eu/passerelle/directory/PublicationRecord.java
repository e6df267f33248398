package eu.passerelle.directory;

import java.util.Optional;

/**
 * What a table says of a publication. What is empty is not said, and stays as it is.
 *
 * @param id what the table calls it
 * @param expert the id, external id or address of who wrote it
 * @param language ISO 639-1
 */
public record PublicationRecord(
        String id,
        String expert,
        Optional<Publication.Kind> kind,
        Optional<String> title,
        Optional<String> text,
        Optional<String> language,
        Optional<Integer> year,
        Optional<String> link) {
    boolean isEnoughForNew() {
        return title.isPresent() && language.isPresent();
    }
}
