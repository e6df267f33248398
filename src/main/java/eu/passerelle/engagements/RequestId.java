package eu.passerelle.engagements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.passerelle.kernel.Ids;

/** A team's request for a mentor. */
public record RequestId(@JsonValue String value) {
    @JsonCreator
    public RequestId {
        Ids.requireWellFormed("RequestId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
