package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A competence of the taxonomy by its notation, such as {@code B3}. */
public record CompetenceCode(@JsonValue String value) {
    @JsonCreator
    public CompetenceCode {
        Ids.requireWellFormed("CompetenceCode", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
