package eu.passerelle.scheduling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.passerelle.kernel.Ids;

/** A mentoring session. */
public record SessionId(@JsonValue String value) {
    @JsonCreator
    public SessionId {
        Ids.requireWellFormed("SessionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
