package eu.passerelle.toolbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.passerelle.kernel.Ids;

/** One time that a team looks at itself. */
public record AssessmentId(@JsonValue String value) {
    @JsonCreator
    public AssessmentId {
        Ids.requireWellFormed("AssessmentId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
