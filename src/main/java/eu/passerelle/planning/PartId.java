package eu.passerelle.planning;

import eu.passerelle.kernel.Ids;

/** A part of a plan, such as a measure. */
record PartId(String value) {
    PartId {
        Ids.requireWellFormed("PartId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
