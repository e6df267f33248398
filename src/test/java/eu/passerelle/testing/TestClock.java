package eu.passerelle.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Stands still at a Monday morning until a test moves it. */
@Primary
@Component
public class TestClock extends Clock {
    public static final Instant MONDAY_MORNING = Instant.parse("2027-03-01T08:00:00Z");

    private volatile Instant now = MONDAY_MORNING;

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    void reset() {
        now = MONDAY_MORNING;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
