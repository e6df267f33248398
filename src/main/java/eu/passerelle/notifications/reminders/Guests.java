package eu.passerelle.notifications.reminders;

import eu.passerelle.accounts.Correspondents;
import eu.passerelle.accounts.Correspondents.Holder;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import eu.passerelle.scheduling.Side;
import eu.passerelle.scheduling.UpcomingSessions.Upcoming;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who comes to a session: all who may sign in for the expert or the team, or else the one address of that side. */
@Component
public class Guests {
    private final Correspondents correspondents;

    Guests(Correspondents correspondents) {
        this.correspondents = correspondents;
    }

    public Optional<Guest> find(Upcoming upcoming, String key) {
        return of(List.of(upcoming)).getOrDefault(upcoming.session().id(), List.of()).stream()
                .filter(guest -> guest.key().equals(key))
                .findFirst();
    }

    Map<SessionId, List<Guest>> of(Collection<Upcoming> sessions) {
        Map<String, List<Holder>> holders = correspondents.holders(
                sessions.stream()
                        .map(upcoming -> upcoming.session().expert())
                        .distinct()
                        .toList(),
                sessions.stream()
                        .map(upcoming -> upcoming.session().team())
                        .distinct()
                        .toList());
        var guests = new HashMap<SessionId, List<Guest>>();
        sessions.forEach(upcoming -> guests.put(
                upcoming.session().id(),
                Stream.of(Side.values())
                        .flatMap(side -> guests(upcoming, side, holders))
                        .toList()));
        return guests;
    }

    private static Stream<Guest> guests(Upcoming upcoming, Side side, Map<String, List<Holder>> holders) {
        String subject = subject(upcoming.session(), side);
        List<Holder> acting = holders.getOrDefault(subject, List.of());
        return acting.isEmpty()
                ? Stream.of(guest(upcoming, side, subject, Optional.empty()))
                : acting.stream().map(one -> guest(upcoming, side, one.account().value(), Optional.of(one)));
    }

    private static Guest guest(Upcoming upcoming, Side side, String key, Optional<Holder> holder) {
        return new Guest(key, side, holder, upcoming.zone(side), upcoming.zone(side.other()));
    }

    private static String subject(Session session, Side side) {
        return side == Side.EXPERT ? session.expert().value() : session.team().value();
    }
}
