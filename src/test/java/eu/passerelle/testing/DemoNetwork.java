package eu.passerelle.testing;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Seed;
import eu.passerelle.matching.search.IndexFollower;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The fictional network of {@code seed-data/demo}, for tests that need a populated world. */
@Component
public class DemoNetwork {
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private final List<Seed> seeds;
    private final GraphTransactions transactions;
    private final IndexFollower index;

    DemoNetwork(List<Seed> seeds, GraphTransactions transactions, IndexFollower index) {
        this.seeds = seeds.stream()
                .filter(Seed::demo)
                .sorted(Comparator.comparingInt(Seed::order))
                .toList();
        this.transactions = transactions;
        this.index = index;
    }

    /** The first time, reading all texts takes longer than any request would wait. */
    public void load() {
        seeds.forEach(seed -> transactions.write(seed::load));
        index.awaitNow(ENOUGH);
    }
}
