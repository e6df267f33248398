package eu.passerelle.matching.assignment;

import java.util.Arrays;

/** Changes of an assignment that can be taken back. */
final class Moves {
    private final Assignment assignment;
    /** A pair that was taken; one that was dropped is its complement. */
    private int[] log = new int[64];

    private int size;

    Moves(Assignment assignment) {
        this.assignment = assignment;
    }

    void take(int pair) {
        assignment.take(pair);
        note(pair);
    }

    void drop(int pair) {
        assignment.drop(pair);
        note(~pair);
    }

    private void note(int entry) {
        if (size == log.length) {
            log = Arrays.copyOf(log, 2 * size);
        }
        log[size++] = entry;
    }

    int mark() {
        return size;
    }

    void backTo(int mark) {
        while (size > mark) {
            int entry = log[--size];
            if (entry >= 0) {
                assignment.drop(entry);
            } else {
                assignment.take(~entry);
            }
        }
    }
}
