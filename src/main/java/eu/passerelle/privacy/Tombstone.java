package eu.passerelle.privacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;

/** Who was erased: random numbers, and no word. */
@JsonPropertyOrder({"id", "at", "accounts", "experts"})
record Tombstone(String id, Instant at, List<String> accounts, List<String> experts) {
    Tombstone {
        accounts = List.copyOf(accounts);
        experts = List.copyOf(experts);
    }
}
