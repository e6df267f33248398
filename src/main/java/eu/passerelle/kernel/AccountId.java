package eu.passerelle.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An account that signs in. */
public record AccountId(@JsonValue String value) {
    @JsonCreator
    public AccountId {
        Ids.requireWellFormed("AccountId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
