package eu.passerelle.scheduling.together;

import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.Travel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What not all can have at once. Nobody is at two places: of the times that overlap somewhere, at most one. An expert's
 * times are as much longer as he or she wants between two sessions; and of those that begin in a capped day, week or month
 * no more than what is left of the cap. Who travels to a meeting has no other on the days that this takes. A rule that its meetings could not break is none.
 */
final class Rules {
    private final Picks picks;
    private final List<AtMost> rules = new ArrayList<>();

    private Rules(Picks picks) {
        this.picks = picks;
    }

    static List<AtMost> of(List<Meeting> meetings, Picks picks, Map<String, Pace> paces) {
        var rules = new Rules(picks);
        names(meetings.stream().map(Meeting::expert)).forEach(expert -> {
            int[] theirs = rules.of(meeting -> meeting.expert().equals(expert));
            rules.apart(theirs, pace(paces, expert).between());
            rules.capped(theirs, pace(paces, expert));
            rules.travelled(theirs, pace(paces, expert), meetings);
        });
        names(meetings.stream().map(Meeting::team))
                .forEach(team -> rules.apart(rules.of(meeting -> meeting.team().equals(team)), Duration.ZERO));
        return List.copyOf(rules.rules);
    }

    static Pace pace(Map<String, Pace> paces, String expert) {
        Pace pace = paces.get(expert);
        if (pace == null) {
            throw new IllegalArgumentException("Nothing is said of expert " + expert + ". Maybe add a pace.");
        }
        return pace;
    }

    private static List<String> names(Stream<String> all) {
        return all.distinct().sorted().toList();
    }

    private int[] of(Predicate<Meeting> which) {
        return picks.inOrder(which);
    }

    /** One rule for each largest set of times that have a moment in common. */
    private void apart(int[] inOrder, Duration between) {
        var open = new ArrayList<Integer>();
        for (int pick : inOrder) {
            if (open.stream().anyMatch(before -> isOver(before, between, pick))) {
                add(1, open);
                open.removeIf(before -> isOver(before, between, pick));
            }
            open.add(pick);
        }
        add(1, open);
    }

    private boolean isOver(int before, Duration between, int pick) {
        return !picks.time(before).end().plus(between).isAfter(picks.time(pick).start());
    }

    private void capped(int[] inOrder, Pace pace) {
        List<Stretch> times = Arrays.stream(inOrder).mapToObj(picks::time).toList();
        for (Caps.Room room : pace.caps().rooms(pace.booked(), times, pace.zone())) {
            List<Integer> within = Arrays.stream(inOrder)
                    .filter(pick -> room.holds(picks.time(pick)))
                    .boxed()
                    .toList();
            add(room.left(), within);
        }
    }

    /** Two by two: one time of the one, against those of the other that are on its days of travel. */
    private void travelled(int[] inOrder, Pace pace, List<Meeting> meetings) {
        if (pace.travel().equals(Travel.NONE)) {
            return;
        }
        Map<Integer, List<Integer>> ofMeetings = new TreeMap<>();
        Arrays.stream(inOrder)
                .forEach(pick -> ofMeetings
                        .computeIfAbsent(picks.meetingOf(pick), none -> new ArrayList<>())
                        .add(pick));
        ofMeetings.forEach((one, ones) -> ofMeetings.forEach((other, others) -> {
            boolean isTravelled =
                    meetings.get(one).onSite() || meetings.get(other).onSite();
            if (!one.equals(other) && isTravelled) {
                travelled(ones, others, pace);
            }
        }));
    }

    /** Times that leave the same ones of the other out of reach are one rule. */
    private void travelled(List<Integer> ones, List<Integer> others, Pace pace) {
        Map<Stretches, List<Integer>> byDays = new LinkedHashMap<>();
        ones.forEach(pick -> byDays.computeIfAbsent(
                        pace.travel().around(List.of(picks.time(pick)), pace.zone()), none -> new ArrayList<>())
                .add(pick));
        byDays.forEach((days, same) -> {
            var together = new ArrayList<>(same);
            others.stream()
                    .filter(pick -> days.asList().stream().anyMatch(picks.time(pick)::overlaps))
                    .forEach(together::add);
            add(1, together);
        });
    }

    private void add(int most, List<Integer> of) {
        if (of.stream().map(picks::meetingOf).distinct().count() > most) {
            rules.add(new AtMost(most, of.stream().mapToInt(Integer::intValue).toArray()));
        }
    }
}
