package eu.passerelle.matching;

import java.util.List;

/**
 * What a team could ask for differently so that somebody can be recommended at all, found by ranking anew with just that.
 *
 * @param count how many then could
 */
public record Opening(List<Change> changes, int count) {
    public Opening {
        changes = List.copyOf(changes);
    }
}
