package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A mentoring engagement. */
public record EngagementId(@JsonValue String value) {
    @JsonCreator
    public EngagementId {
        Ids.requireWellFormed("EngagementId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
