package eu.passerelle.toolbox;

import eu.passerelle.kernel.Event;
import java.util.List;

/** People of a team are to answer an assessment. @param people by id */
public record PeopleAsked(AssessmentId assessment, List<String> people) implements Event {
    public PeopleAsked {
        people = List.copyOf(people);
    }
}
