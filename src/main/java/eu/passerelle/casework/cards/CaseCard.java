package eu.passerelle.casework.cards;

import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a team knows of a case without knowing here whose it is.
 *
 * @param history by month
 * @param events the newest first
 */
record CaseCard(
        String id,
        CaseCode code,
        TeamId team,
        Facts facts,
        LocalDate openedOn,
        LocalDate expiresOn,
        List<AreaState> history,
        List<Measure> measures,
        List<SharedView> views,
        List<CardEvent> events) {
    /** After which it is erased, unless somebody says why it is still needed. */
    static final Period KEPT = Period.ofDays(90);
    /** After which it is erased whatever anybody says. */
    static final Period LONGEST = Period.ofYears(2);

    CaseCard {
        history = List.copyOf(history);
        measures = List.copyOf(measures);
        views = List.copyOf(views);
        events = List.copyOf(events);
    }

    record Facts(AgeBand age, Optional<Phenomenon> phenomenon) {}

    /** Why a card is still needed. */
    enum Need {
        SUPPORT_GOES_ON,
        REVIEW_AHEAD,
        HANDOVER,
        AFTERCARE
    }

    static LocalDate expiry(LocalDate openedOn, LocalDate today) {
        LocalDate last = openedOn.plus(LONGEST);
        LocalDate next = today.plus(KEPT);
        return next.isBefore(last) ? next : last;
    }

    public boolean canBeRenewed(LocalDate today) {
        return expiry(openedOn, today).isAfter(expiresOn);
    }

    /** The last word on an area. */
    public Optional<AreaState> now(LifeArea area) {
        return history.stream().filter(state -> state.area() == area).max(Comparator.comparing(AreaState::month));
    }

    public Optional<AreaState> in(LifeArea area, YearMonth month) {
        return history.stream()
                .filter(state -> state.area() == area && state.month().equals(month))
                .findFirst();
    }

    /** In which something was said, the latest first. */
    public List<YearMonth> months() {
        var months = new TreeSet<YearMonth>();
        history.forEach(state -> months.add(state.month()));
        return List.copyOf(months.descendingSet());
    }

    public List<Measure> measures(LifeArea area) {
        return measures.stream().filter(measure -> measure.area() == area).toList();
    }

    public long due(YearMonth month) {
        return measures.stream().filter(measure -> measure.isDue(month)).count();
    }

    /** The levels of an area as points of a line, 12 wide for each month and 24 high; empty for fewer than two. */
    public String line(LifeArea area) {
        List<AreaState> states = history.stream()
                .filter(state -> state.area() == area)
                .sorted(Comparator.comparing(AreaState::month))
                .toList();
        if (states.size() < 2) {
            return "";
        }
        var points = new StringBuilder();
        YearMonth first = states.getFirst().month();
        states.forEach(state -> points.append(4 + 12 * first.until(state.month(), ChronoUnit.MONTHS))
                .append(',')
                .append(22 - 5 * state.level())
                .append(' '));
        return points.toString().strip();
    }
}
