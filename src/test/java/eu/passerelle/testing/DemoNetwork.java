package eu.passerelle.testing;

import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Seed;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The fictional network of {@code seed-data/demo}, for tests that need a populated world. */
@Component
public class DemoNetwork {
    private final List<Seed> seeds;
    private final GraphTransactions transactions;

    DemoNetwork(List<Seed> seeds, GraphTransactions transactions) {
        this.seeds = seeds.stream()
                .filter(Seed::demo)
                .sorted(Comparator.comparingInt(Seed::order))
                .toList();
        this.transactions = transactions;
    }

    public void load() {
        seeds.forEach(seed -> transactions.write(seed::load));
    }
}
