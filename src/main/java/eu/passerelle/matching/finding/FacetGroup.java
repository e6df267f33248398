package eu.passerelle.matching.finding;

import eu.passerelle.matching.search.Facet;
import java.util.List;

/** A facet as it is shown. */
record FacetGroup(Facet facet, List<Value> values) {
    private static final int AT_FIRST = 7;

    /** What is shown before somebody asks for more. */
    public List<Value> first() {
        return facet == Facet.COMPETENCE ? values : values.subList(0, Math.min(AT_FIRST, values.size()));
    }

    public List<Value> more() {
        return facet == Facet.COMPETENCE || values.size() <= AT_FIRST
                ? List.of()
                : values.subList(AT_FIRST, values.size());
    }

    public long chosen() {
        return values.stream().filter(Value::chosen).count();
    }

    /**
     * @param depth below the top of the tree of competences
     * @param count how many there would be
     * @param fewer the count is not told, because it is smaller than five
     */
    record Value(String code, String label, int depth, int count, boolean fewer, boolean chosen, String href) {}
}
