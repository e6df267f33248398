package eu.passerelle.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ClockMeter;
import eu.passerelle.kernel.Subscriber;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
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

    private final Cache<String, Bucket> accounts = cache(Duration.ofHours(1));
    private final Cache<String, Bucket> addresses = cache(Duration.ofHours(1));
    private final Cache<String, Bucket> wrongCodes = cache(Duration.ofDays(1));
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
     * @param guessable six digits; the long codes on paper are counted by address, so that whoever tries the digits does not
     *     keep the owner out
     */
    boolean takeForCode(AccountId account, boolean guessable, String address) {
        return guessable ? takeOnAccount(account) : take(account.value(), address);
    }

    void giveBackForCode(AccountId account, String address) {
        giveBackOnAccount(account);
        onAccount(account.value(), address).reset();
    }

    /** At most once a day: whoever types so many wrong ones knows the password, and is perhaps not the owner. */
    boolean isFifthWrongCodeOfADay(AccountId account) {
        ConsumptionProbe left =
                wrongCodes.get(account.value(), key -> wrongCodesOfADay()).tryConsumeAndReturnRemaining(1);
        return left.isConsumed() && left.getRemainingTokens() == 0;
    }

    /** Takes one attempt of an address alone; false when there is none left for now. */
    boolean takeFrom(String address) {
        return fromAddress(address).tryConsume(1);
    }

    void giveBackTo(String address) {
        fromAddress(address).addTokens(1);
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
        return accounts.get(
                Subscriber.of(address) + " " + email, key -> bucket(ATTEMPTS_ON_AN_ACCOUNT, NEXT_ON_AN_ACCOUNT));
    }

    private Bucket fromAddress(String address) {
        return addresses.get(Subscriber.of(address), key -> bucket(ATTEMPTS_FROM_AN_ADDRESS, NEXT_FROM_AN_ADDRESS));
    }

    private Bucket bucket(int attempts, Duration next) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(1, next))
                .build();
    }

    private Bucket wrongCodesOfADay() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(ATTEMPTS_ON_AN_ACCOUNT)
                        .refillIntervally(ATTEMPTS_ON_AN_ACCOUNT, Duration.ofDays(1)))
                .build();
    }

    private static Cache<String, Bucket> cache(Duration kept) {
        return Caffeine.newBuilder().maximumSize(50_000).expireAfterAccess(kept).build();
    }
}
