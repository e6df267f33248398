package eu.passerelle.accounts;

import eu.passerelle.privacy.Erasure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How far somebody's leaving is, for a page.
 *
 * @param state empty when nobody leaves
 * @param step how many of the steps are done
 */
record LeavingView(String id, String state, LocalDate askedOn, LocalDate dueOn, int step) {
    static final int STEPS = Erasure.Step.values().length - 1;
    static final LeavingView NONE = new LeavingView("", "", LocalDate.EPOCH, LocalDate.EPOCH, 0);

    static LeavingView of(Erasure erasure) {
        return new LeavingView(
                erasure.id(),
                erasure.state().name(),
                day(erasure.askedAt()),
                day(erasure.dueAt()),
                erasure.step().ordinal());
    }

    public boolean isWaiting() {
        return state.equals(Erasure.State.WAITING.name());
    }

    public boolean isRunning() {
        return state.equals(Erasure.State.RUNNING.name());
    }

    public int steps() {
        return STEPS;
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
