package eu.passerelle.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a team should do next, or what it waits for. The message keys {@code home.next.<name>} and {@code home.next.<name>.button}
 * word each.
 *
 * @param page where it is done
 * @param moment until when, or at what time
 * @param day so too, where it is a day
 * @param who is meant, such as the mentor, or how many
 */
record NextStep(Kind kind, String page, Optional<Instant> moment, Optional<LocalDate> day, String who) {
    enum Kind {
        CLOSE(Stage.REVIEW),
        REPLY(Stage.ASK),
        CHOOSE(Stage.ASK),
        CHOOSE_AGAIN(Stage.ASK),
        BOOK_FIRST(Stage.MEET),
        REVIEW_PLAN(Stage.REVIEW),
        BOOK_NEXT(Stage.MEET),
        CATCH_UP(Stage.PLAN),
        START_PLAN(Stage.PLAN),
        SEE_RESULTS(Stage.ASSESS),
        FINISH(Stage.ASK),
        ASSESS(Stage.ASSESS),
        BEGIN(Stage.ASK),
        WAIT(Stage.ASK),
        GATHER(Stage.ASSESS),
        OTHER_SIDE(Stage.REVIEW),
        MEET(Stage.MEET);

        private final Stage stage;

        Kind(Stage stage) {
            this.stage = stage;
        }

        Stage stage() {
            return stage;
        }

        /** Nothing can be done but to wait. */
        boolean isWaiting() {
            return this == WAIT || this == GATHER || this == OTHER_SIDE || this == MEET;
        }
    }

    static NextStep of(Kind kind, String page) {
        return new NextStep(kind, page, Optional.empty(), Optional.empty(), "");
    }

    NextStep at(Instant moment) {
        return new NextStep(kind, page, Optional.of(moment), day, who);
    }

    NextStep by(LocalDate last) {
        return new NextStep(kind, page, moment, Optional.of(last), who);
    }

    NextStep with(String name) {
        return new NextStep(kind, page, moment, day, name);
    }

    public Stage stage() {
        return kind.stage();
    }

    public boolean isWaiting() {
        return kind.isWaiting();
    }

    public String key() {
        return "home.next." + kind.name();
    }
}
