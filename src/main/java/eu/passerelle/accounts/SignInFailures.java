package eu.passerelle.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How many attempts to sign in failed on this node, by day: a number only, and gone with the process. */
@Component
public class SignInFailures {
    private static final int DAYS = 7;

    private final ConcurrentSkipListMap<LocalDate, LongAdder> days = new ConcurrentSkipListMap<>();
    private final Clock clock;

    SignInFailures(Clock clock) {
        this.clock = clock;
    }

    void count() {
        forgetOldDays();
        days.computeIfAbsent(today(), day -> new LongAdder()).increment();
    }

    /** Of the last week; days without one are absent. */
    public Map<LocalDate, Long> byDay() {
        forgetOldDays();
        return days.descendingMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, day -> day.getValue().sum(), Long::sum, LinkedHashMap::new));
    }

    private void forgetOldDays() {
        days.headMap(today().minusDays(DAYS - 1)).clear();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
