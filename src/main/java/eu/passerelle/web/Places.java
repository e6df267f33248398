package eu.passerelle.web;

import eu.passerelle.accounts.Role;
import java.util.List;

/** The navigation: the few places that each role works in, the first being where it starts. */
enum Places {
    HOME("/home"),
    REQUESTS("/requests"),
    PROPOSALS("/proposals"),
    DESK("/desk"),
    ENGAGEMENTS("/engagements"),
    PLANS("/plans"),
    AVAILABILITY("/availability"),
    CALENDAR("/calendar"),
    PROFILE("/profile"),
    TOOLBOX("/toolbox"),
    TEAM("/team"),
    EXPERTS("/experts"),
    CURATION("/curation"),
    MAILS("/mails"),
    TRAIL("/trail"),
    SEEN("/seen-profiles"),
    OPERATION("/operation");

    private final String path;

    Places(String path) {
        this.path = path;
    }

    static String startOf(Role role) {
        return placesOf(role).getFirst().path;
    }

    static List<Shell.Place> of(Role role, String currentPath) {
        return placesOf(role).stream()
                .map(place -> new Shell.Place(place.name(), place.path, place.contains(currentPath)))
                .toList();
    }

    private static List<Places> placesOf(Role role) {
        return switch (role) {
            case CITY -> List.of(HOME, REQUESTS, ENGAGEMENTS, PLANS, TOOLBOX, EXPERTS, TEAM);
            case EXPERT -> List.of(HOME, PROPOSALS, ENGAGEMENTS, PLANS, AVAILABILITY, CALENDAR, PROFILE);
            case COORDINATOR -> List.of(HOME, DESK, ENGAGEMENTS, PLANS, EXPERTS, CURATION, MAILS);
            case AUDITOR -> List.of(TRAIL, SEEN);
            case OPERATOR -> List.of(OPERATION);
            case ANYONE -> throw new IllegalArgumentException("Nobody signs in as ANYONE");
        };
    }

    private boolean contains(String currentPath) {
        return currentPath.equals(path) || currentPath.startsWith(path + "/");
    }
}
