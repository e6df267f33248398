package eu.passerelle.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.kernel.AccountId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Attempts are counted for an account as seen from one address, so that nobody can lock others out
 * of their account from elsewhere; and, more generously, for the address alone, against trying one password on many.
 */
@Component
class SignInThrottle {
    private static final int ATTEMPTS_ON_AN_ACCOUNT = 5;
    private static final Duration NEXT_ON_AN_ACCOUNT = Duration.ofMinutes(1);
    private static final int ATTEMPTS_FROM_AN_ADDRESS = 60;
    private static final Duration NEXT_FROM_AN_ADDRESS = Duration.ofSeconds(5);

    private static final String FROM_ANYWHERE = "*";

    private final Cache<String, Bucket> accounts = cache();
    private final Cache<String, Bucket> addresses = cache();
    private final TimeMeter time;

    SignInThrottle(Clock clock) {
        time = new ClockMeter(clock);
    }

    /** Takes one attempt; it is given back when the attempt succeeds. False when there is none left for now. */
    boolean take(String email, String address) {
        return fromAddress(address).tryConsume(1) && onAccount(email, address).tryConsume(1);
    }

    void giveBack(String email, String address) {
        fromAddress(address).addTokens(1);
        onAccount(email, address).reset();
    }

    /**
     * For what is asked of those only who know the password: counted from wherever they come, as many addresses together
     * could else guess six digits.
     */
    boolean takeOnAccount(AccountId account) {
        return onAccount(account.value(), FROM_ANYWHERE).tryConsume(1);
    }

    void giveBackOnAccount(AccountId account) {
        onAccount(account.value(), FROM_ANYWHERE).reset();
    }

    private Bucket onAccount(String email, String address) {
        return accounts.get(address + " " + email, key -> bucket(ATTEMPTS_ON_AN_ACCOUNT, NEXT_ON_AN_ACCOUNT));
    }

    private Bucket fromAddress(String address) {
        return addresses.get(address, key -> bucket(ATTEMPTS_FROM_AN_ADDRESS, NEXT_FROM_AN_ADDRESS));
    }

    private Bucket bucket(int attempts, Duration next) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(1, next))
                .build();
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterAccess(1, TimeUnit.HOURS)
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
