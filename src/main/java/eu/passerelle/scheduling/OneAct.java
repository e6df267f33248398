package eu.passerelle.scheduling;

import eu.passerelle.kernel.Event;
import java.util.List;
import java.util.function.Function;

/** What one act on sessions tells: of several it is one event, so that each side gets one mail of it. */
final class OneAct {
    private OneAct() {}

    /** @param ofSeveral such as {@code SeriesMoved::new} */
    static <E extends Event> List<Event> news(List<E> each, Function<List<E>, Event> ofSeveral) {
        return each.size() > 1 ? List.of(ofSeveral.apply(each)) : List.copyOf(each);
    }
}
