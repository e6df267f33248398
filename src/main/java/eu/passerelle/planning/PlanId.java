package eu.passerelle.planning;

import eu.passerelle.kernel.Ids;

/** A team's action plan. */
record PlanId(String value) {
    PlanId {
        Ids.requireWellFormed("PlanId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
