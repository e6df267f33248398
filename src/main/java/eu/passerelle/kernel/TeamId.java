package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A city's multi-agency team. */
public record TeamId(@JsonValue String value) {
    @JsonCreator
    public TeamId {
        Ids.requireWellFormed("TeamId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
