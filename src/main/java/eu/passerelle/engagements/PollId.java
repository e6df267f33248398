package eu.passerelle.engagements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.passerelle.kernel.Ids;

/** Several people asked which of a few times suits them. */
public record PollId(@JsonValue String value) {
    @JsonCreator
    public PollId {
        Ids.requireWellFormed("PollId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
