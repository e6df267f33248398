package eu.passerelle.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.kernel.AccountId;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often somebody may have us ask where a name leads: often enough to mistype, too seldom to search a network. */
@Component
class NameQuestions {
    static final int AN_HOUR = 10;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Cache<AccountId, Bucket> accounts =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(HOUR).build();

    /** False when there is none left for now. */
    boolean take(AccountId account) {
        return accounts.get(
                        account,
                        key -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(AN_HOUR).refillGreedy(AN_HOUR, HOUR))
                                .build())
                .tryConsume(1);
    }
}
