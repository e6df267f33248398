package eu.passerelle.engagements;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.passerelle.kernel.Ids;

/** The network asking one expert to take on one request. */
public record ProposalId(@JsonValue String value) {
    @JsonCreator
    public ProposalId {
        Ids.requireWellFormed("ProposalId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
