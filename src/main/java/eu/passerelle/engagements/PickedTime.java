package eu.passerelle.engagements;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;

/** A time that was picked among those offered, as the form sends it. */
public final class PickedTime {
    private PickedTime() {}

    /** @throws InvalidInput for the field {@code start} */
    public static Instant of(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeException e) {
            throw new InvalidInput(FieldProblem.of("start", "engagements.problem.start.missing"));
        }
    }
}
