package eu.passerelle.matching;

import java.util.List;

/**
 * A smallest set of changes that helps, found by ranking anew with just these changes.
 *
 * @param place of the expert in the new order of scores, from 1
 * @param score the expert's then
 */
public record Remedy(List<Change> changes, int place, double score) {
    public Remedy {
        changes = List.copyOf(changes);
    }
}
