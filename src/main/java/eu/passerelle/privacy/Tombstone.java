package eu.passerelle.privacy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who was erased: random numbers, and no word. */
@JsonPropertyOrder({"id", "at", "accounts", "experts", "guests"})
record Tombstone(String id, Instant at, List<String> accounts, List<String> experts, List<String> guests) {
    Tombstone {
        accounts = List.copyOf(accounts);
        experts = List.copyOf(experts);
        // Lines of before there were any say nothing of them.
        guests = List.copyOf(Objects.requireNonNullElse(guests, List.of()));
    }
}
