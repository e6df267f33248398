package eu.passerelle.privacy;

import eu.passerelle.kernel.Event;
import java.util.List;

/** All that the graph kept of somebody is gone; what each machine keeps beside it must go, too. */
public record PersonErased(String tombstone, List<String> experts) implements Event {
    public PersonErased {
        experts = List.copyOf(experts);
    }
}
