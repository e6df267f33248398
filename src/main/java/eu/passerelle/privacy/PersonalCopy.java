package eu.passerelle.privacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Every word that is kept about a person, for that person: by the same queries by which it would be erased. */
@Component
public class PersonalCopy {
    private static final int FORMAT = 1;

    private final Holdings holdings;
    private final GraphTransactions transactions;
    private final Clock clock;

    PersonalCopy(Holdings holdings, GraphTransactions transactions, Clock clock) {
        this.holdings = holdings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param parts first the account and the profile, then what hangs on them */
    @JsonPropertyOrder({"format", "at", "parts"})
    public record Copy(int format, Instant at, List<Part> parts) {
        public Copy {
            parts = List.copyOf(parts);
        }
    }

    /** @param kind as the register calls it; the message key {@code privacy.kind.<kind>} words it */
    @JsonPropertyOrder({"kind", "things"})
    public record Part(String kind, List<Map<String, Object>> things) {
        public Part {
            things = List.copyOf(things);
        }
    }

    public Copy of(Subject subject) {
        return transactions.read(() -> {
            var byKind = new LinkedHashMap<String, List<Map<String, Object>>>();
            // Those by whom others are found are erased last, and told first.
            holdings.all()
                    .reversed()
                    .forEach(holding -> byKind.computeIfAbsent(holding.kind(), kind -> new ArrayList<>())
                            .addAll(holdings.told(holding, subject).stream()
                                    .filter(thing -> !thing.isEmpty())
                                    .toList()));
            List<Part> parts = byKind.entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry -> new Part(entry.getKey(), entry.getValue()))
                    .toList();
            return new Copy(FORMAT, clock.instant(), parts);
        });
    }
}
