package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An expert of the network. */
public record ExpertId(@JsonValue String value) {
    @JsonCreator
    public ExpertId {
        Ids.requireWellFormed("ExpertId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
