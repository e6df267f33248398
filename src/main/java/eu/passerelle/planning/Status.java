package eu.passerelle.planning;

import java.util.Arrays;
import java.util.List;

/** How far a measure is. */
enum Status {
    PLANNED,
    UNDER_WAY,
    STALLED,
    DONE,
    DROPPED;

    static List<String> names() {
        return Arrays.stream(values()).map(Status::name).toList();
    }

    boolean isOver() {
        return this == DONE || this == DROPPED;
    }
}
