package eu.passerelle.casework.cards;

import eu.passerelle.kernel.NotFound;
import java.util.Arrays;

/** The sides of a life that a plan can help with. They are looked at one by one, and never added up. */
enum LifeArea {
    HOUSING,
    WORK,
    FAMILY,
    PEERS,
    HEALTH,
    MONEY,
    BELONGING,
    VIOLENCE,
    LAW,
    ONLINE;

    /** The highest level; the lowest is 0. */
    static final int BEST = 4;

    static LifeArea get(String name) {
        return Arrays.stream(values())
                .filter(area -> area.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("LifeArea", name));
    }
}
