package eu.passerelle.matching;

import java.util.Arrays;
import java.util.Optional;

/** How a team wants to meet its mentor. */
public enum MeetingForm {
    REMOTE,
    ON_SITE,
    EITHER;

    public static Optional<MeetingForm> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }

    /** Whether the mentor travels to it, as far as was asked; where either would do, nobody travels until somebody says so. */
    public boolean isOnSite() {
        return this == ON_SITE;
    }
}
