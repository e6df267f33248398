package eu.passerelle.privacy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person, by all that the modules know him or her by.
 *
 * @param guests the ids under which polls and assessments know an address of theirs
 * @param addresses in lower case
 * @param language in which to write to him or her; may be empty
 */
public record Subject(
        Set<String> accounts,
        Set<String> experts,
        Set<String> guests,
        Set<String> addresses,
        Set<String> names,
        String language) {
    public Subject {
        accounts = Set.copyOf(accounts);
        experts = Set.copyOf(experts);
        guests = Set.copyOf(guests);
        addresses = Set.copyOf(addresses);
        names = Set.copyOf(names);
    }

    static Subject of(Set<String> accounts, Set<String> experts, Set<String> guests) {
        return new Subject(accounts, experts, guests, Set.of(), Set.of(), "");
    }

    public boolean isKnown() {
        return !addresses.isEmpty();
    }

    /** Whether somebody was only ever asked something by mail, with neither an account nor a profile. */
    public boolean isGuest() {
        return ids().isEmpty();
    }

    /**
     * For the statements of modules: {@code accounts}, {@code experts}, {@code guests} and {@code addresses} as they are; {@code owners},
     * by which news and decisions name them: {@code expert:e1}, {@code account:a1}; {@code ids}, those of both; {@code sought},
     * an address in lower case by which somebody is looked for of whom nothing else is known.
     */
    public Map<String, Object> parameters() {
        return Map.of(
                "accounts", List.copyOf(accounts),
                "experts", List.copyOf(experts),
                "guests", List.copyOf(guests),
                "addresses", List.copyOf(addresses),
                "owners",
                        Stream.concat(
                                        experts.stream().map(id -> "expert:" + id),
                                        accounts.stream().map(id -> "account:" + id))
                                .toList(),
                "ids", ids(),
                "sought", List.of());
    }

    List<String> ids() {
        return Stream.concat(experts.stream(), accounts.stream()).toList();
    }
}
