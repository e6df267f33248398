package eu.passerelle.matching.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may stand before a colon, in the four languages of the interface. The first name is the one that is printed. */
public enum NamedField {
    COMPETENCE("competence", "kompetenz", "competenta"),
    LANGUAGE("language", "langue", "sprache", "limba"),
    COUNTRY("country", "pays", "land", "tara"),
    SECTOR("sector", "secteur", "sektor", "bereich"),
    STATUS("status", "statut", "stare"),
    NAME("name", "nom", "nume");

    private final List<String> names;

    NamedField(String... names) {
        this.names = List.of(names);
    }

    String printed() {
        return names.getFirst();
    }

    /** Capitals and accents do not matter: "Compétence" is "competence", "țară" is "tara". */
    static Optional<NamedField> find(String typed) {
        String folded = Folded.of(typed);
        return Arrays.stream(values())
                .filter(field -> field.names.contains(folded))
                .findFirst();
    }
}
