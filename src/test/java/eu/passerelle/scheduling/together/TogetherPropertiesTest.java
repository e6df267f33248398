package eu.passerelle.scheduling.together;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheduling.recurrence.Buffers;
import eu.passerelle.scheduling.recurrence.Caps;
import eu.passerelle.scheduling.recurrence.Stretch;
import eu.passerelle.scheduling.recurrence.Stretches;
import eu.passerelle.scheduling.recurrence.Travel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small worlds in which every draft can be tried. */
class TogetherPropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 3, 26);
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Paris"), ZoneId.of("Europe/Bucharest"), ZoneId.of("Pacific/Auckland"));
    private static final int WORLDS = 200;

    record World(List<Meeting> meetings, Map<String, Pace> paces) {}

    record Worth(int placed, int cost) {}

    @Test
    void a_proven_draft_is_as_good_as_the_best_of_all() {
        int atOdds = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = world(new Random(seed));
            Draft draft = Together.draft(world.meetings(), world.paces(), FIRST);
            assertThat(draft.proven()).as("seed %d", seed).isTrue();
            Worth best = best(world, 0, new HashMap<>());
            assertThat(worth(world, draft.times())).as("seed %d", seed).isEqualTo(best);
            atOdds += best.cost() > cheapest(world)
                            || best.placed() < world.meetings().size()
                    ? 1
                    : 0;
        }
        assertThat(atOdds).as("worlds in which not each has what it likes best").isGreaterThan(WORLDS / 2);
    }

    @Test
    void booked_in_order_of_time_all_of_it_finds_its_place_and_each_other_time_does_instead() {
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = world(new Random(seed));
            Draft draft = Together.draft(world.meetings(), world.paces(), FIRST);
            assertThat(isBookable(world, draft.times())).as("seed %d", seed).isTrue();
            draft.others()
                    .forEach((id, others) -> others.forEach(other -> {
                        var instead = new HashMap<>(draft.times());
                        instead.put(id, other);
                        assertThat(isBookable(world, instead)).isTrue();
                    }));
            assertThat(Together.draft(world.meetings(), world.paces(), FIRST)).isEqualTo(draft);
        }
    }

    private static World world(Random random) {
        Map<String, Pace> paces = new HashMap<>();
        for (int e = 0; e < 3; e++) {
            paces.put("e" + e, pace(random));
        }
        Duration length = Duration.ofMinutes(30L * (1 + random.nextInt(4)));
        List<Meeting> meetings = IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(id -> meeting("m" + id, "e" + random.nextInt(3), paces, length, random))
                .toList();
        return new World(meetings, paces);
    }

    private static Pace pace(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        var buffers =
                new Buffers(Duration.ofMinutes(15L * random.nextInt(3)), Duration.ofMinutes(15L * random.nextInt(2)));
        var caps = new Caps(cap(random, 2), cap(random, 3), cap(random, 4));
        List<Stretch> booked = IntStream.range(0, random.nextInt(2))
                .mapToObj(i -> time(random, Duration.ofHours(1)))
                .toList();
        return new Pace(zone, buffers, caps, new Travel(random.nextInt(3)), booked);
    }

    private static OptionalInt cap(Random random, int most) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(most));
    }

    private static Meeting meeting(String id, String expert, Map<String, Pace> paces, Duration length, Random random) {
        Pace pace = paces.get(expert);
        boolean onSite = random.nextInt(3) == 0;
        List<Stretch> free = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> time(random, length))
                .distinct()
                .filter(time -> isFree(pace, pace.booked(), onSite ? pace.booked() : List.of(), time))
                .sorted()
                .toList();
        return new Meeting(id, expert, "t" + random.nextInt(3), ZONES.get(random.nextInt(2)), onSite, free);
    }

    /** Within the few hours of a few days, over a change of the clock and of the month, also at midnight in Auckland. */
    private static Stretch time(Random random, Duration length) {
        Instant day =
                FIRST.plusDays(random.nextInt(7)).atStartOfDay(ZONES.getFirst()).toInstant();
        return Stretch.of(day.plus(Duration.ofMinutes(15L * (40 + random.nextInt(10)))), length);
    }

    /** As bookings are decided. @param apart the sessions that a journey lies between */
    private static boolean isFree(Pace pace, List<Stretch> booked, List<Stretch> apart, Stretch time) {
        Stretches taken = pace.buffers()
                .around(booked)
                .union(pace.caps().full(booked, pace.zone()))
                .union(pace.travel().around(apart, pace.zone()));
        return Stretches.of(time).intersect(taken).equals(Stretches.NONE);
    }

    private static boolean isBookable(World world, Map<String, Stretch> times) {
        Map<String, List<Stretch>> ofExperts = new HashMap<>();
        world.paces().forEach((expert, pace) -> ofExperts.put(expert, new ArrayList<>(pace.booked())));
        Map<String, List<Stretch>> onSite = new HashMap<>();
        Map<String, List<Stretch>> ofTeams = new HashMap<>();
        return world.meetings().stream()
                .filter(meeting -> times.containsKey(meeting.id()))
                .sorted(Comparator.comparing(meeting -> times.get(meeting.id())))
                .allMatch(meeting -> {
                    Stretch time = times.get(meeting.id());
                    List<Stretch> ofTeam = ofTeams.computeIfAbsent(meeting.team(), none -> new ArrayList<>());
                    List<Stretch> ofExpert = ofExperts.get(meeting.expert());
                    List<Stretch> travelled = onSite.computeIfAbsent(meeting.expert(), none -> new ArrayList<>());
                    boolean free = isFree(
                                    world.paces().get(meeting.expert()),
                                    ofExpert,
                                    meeting.onSite() ? ofExpert : travelled,
                                    time)
                            && ofTeam.stream().noneMatch(time::overlaps);
                    if (meeting.onSite()) {
                        travelled.add(time);
                    }
                    ofTeam.add(time);
                    ofExpert.add(time);
                    return free;
                });
    }

    private static Worth best(World world, int from, Map<String, Stretch> times) {
        if (from == world.meetings().size()) {
            return worth(world, times);
        }
        Meeting meeting = world.meetings().get(from);
        Worth best = best(world, from + 1, times);
        for (Stretch time : meeting.free()) {
            if (fits(world, meeting, time, times)) {
                times.put(meeting.id(), time);
                Worth other = best(world, from + 1, times);
                best = isBetter(other, best) ? other : best;
                times.remove(meeting.id());
            }
        }
        return best;
    }

    private static boolean isBetter(Worth one, Worth other) {
        return one.placed() > other.placed() || one.placed() == other.placed() && one.cost() < other.cost();
    }

    /** Said without the rules: two by two, and by counting. */
    private static boolean fits(World world, Meeting meeting, Stretch time, Map<String, Stretch> times) {
        Pace pace = world.paces().get(meeting.expert());
        Duration between = pace.buffers().before().plus(pace.buffers().after());
        List<Stretch> ofExpert = new ArrayList<>(pace.booked());
        for (Meeting other : world.meetings()) {
            Stretch theirs = times.get(other.id());
            if (theirs != null && other.expert().equals(meeting.expert())) {
                boolean apart = !theirs.end().plus(between).isAfter(time.start())
                        || !time.end().plus(between).isAfter(theirs.start());
                if (!apart || (meeting.onSite() || other.onSite()) && isOnTheWay(pace, theirs, time)) {
                    return false;
                }
                ofExpert.add(theirs);
            }
            if (theirs != null && other.team().equals(meeting.team()) && theirs.overlaps(time)) {
                return false;
            }
        }
        return isBelow(pace.caps().perDay(), ofExpert, time, pace.zone(), day -> day)
                && isBelow(
                        pace.caps().perWeek(),
                        ofExpert,
                        time,
                        pace.zone(),
                        day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                && isBelow(pace.caps().perMonth(), ofExpert, time, pace.zone(), day -> day.withDayOfMonth(1));
    }

    private static boolean isOnTheWay(Pace pace, Stretch one, Stretch other) {
        return !pace.travel()
                        .around(List.of(one), pace.zone())
                        .intersect(Stretches.of(other))
                        .equals(Stretches.NONE)
                || !pace.travel()
                        .around(List.of(other), pace.zone())
                        .intersect(Stretches.of(one))
                        .equals(Stretches.NONE);
    }

    private static boolean isBelow(
            OptionalInt cap, List<Stretch> others, Stretch time, ZoneId zone, UnaryOperator<LocalDate> period) {
        long same = others.stream()
                .filter(other -> period.apply(LocalDate.ofInstant(other.start(), zone))
                        .equals(period.apply(LocalDate.ofInstant(time.start(), zone))))
                .count();
        return cap.isEmpty() || same < cap.getAsInt();
    }

    private static Worth worth(World world, Map<String, Stretch> times) {
        int cost = world.meetings().stream()
                .flatMap(meeting ->
                        Optional.ofNullable(times.get(meeting.id())).stream().map(time -> cost(world, meeting, time)))
                .mapToInt(each -> each)
                .sum();
        return new Worth(times.size(), cost);
    }

    private static int cheapest(World world) {
        return world.meetings().stream()
                .mapToInt(meeting -> meeting.free().stream()
                        .mapToInt(time -> cost(world, meeting, time))
                        .min()
                        .orElse(0))
                .sum();
    }

    private static int cost(World world, Meeting meeting, Stretch time) {
        return SlotCost.of(
                time,
                FIRST,
                meeting.teamZone(),
                world.paces().get(meeting.expert()).zone());
    }
}
