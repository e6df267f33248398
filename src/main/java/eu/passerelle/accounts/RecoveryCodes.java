package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.SecretToken;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Ten codes on paper for the day when passkeys and phone are gone, each good once. They carry 120 bits, so that a plain hash
 * in the graph tells nothing of them.
 */
@Component
class RecoveryCodes {
    static final int MADE = 10;
    private static final int LETTERS = 24;
    private static final int GROUP = 4;
    /** Without those that paper confuses: I and 1, O and 0. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String KEEP = "MATCH (a:Account {id: $account}) SET a.recoveryCodes = $hashes";
    /** The first write locks the account, so that of many who use one code at once all but one find it used. */
    private static final String USE = """
            MATCH (a:Account {id: $account}) SET a.rev = 0
            WITH a WHERE $hash IN a.recoveryCodes
            SET a.recoveryCodes = [kept IN a.recoveryCodes WHERE kept <> $hash]
            RETURN count(a)
            """;

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    RecoveryCodes(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    /** New ones in place of all that there were; nothing shows them again. */
    List<String> renew(AccountId account) {
        List<String> codes = Stream.generate(RecoveryCodes::random).limit(MADE).toList();
        transactions.write(() -> neo4j.query(KEEP)
                .bindAll(Map.of(
                        "account",
                        account.value(),
                        "hashes",
                        codes.stream().map(RecoveryCodes::hash).toList()))
                .run());
        return codes;
    }

    /** False when it is none of them, or was used. */
    boolean use(AccountId account, String typed) {
        return transactions.write(() -> neo4j.query(USE)
                        .bindAll(Map.of("account", account.value(), "hash", hash(typed)))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L))
                > 0;
    }

    private static String random() {
        return IntStream.range(0, LETTERS)
                .mapToObj(place -> (place > 0 && place % GROUP == 0 ? "-" : "")
                        + ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())))
                .collect(Collectors.joining());
    }

    /** However it was typed: in either case, with or without its hyphens. */
    private static String hash(String code) {
        return new SecretToken(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")).hash();
    }
}
