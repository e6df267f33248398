package eu.passerelle.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * What changes end with: links of the chain that is the trail, news, and answers to commands. They are gathered while a
 * transaction runs and written by one statement right before it commits. The ends of chain and sequence, which all changes
 * wait for, are so locked for that statement and the commit alone; and until then nobody reads what was gathered.
 */
@Component
public class Closing {
    private final ChainEnd end;
    private final ClosingStatement statement;

    Closing(ChainEnd end, ClosingStatement statement) {
        this.end = end;
        this.statement = statement;
    }

    /** A place in the chain: 0 and an empty hash before the first. */
    public record Place(long number, String hash) {
        static final Place BEGINNING = new Place(0, "");
    }

    /** One of the chain, made when the one before is known. */
    @FunctionalInterface
    public interface Link {
        /**
         * What is stored of it, with its own {@code number} and {@code hash}; asked once more where the first place was a
         * wrong guess.
         */
        Map<String, Object> after(Place last);
    }

    /** @throws IllegalArgumentException outside a transaction */
    public void chain(Link link) {
        lastWords().chain(link);
    }

    /**
     * @param afterwards once, when they are committed
     * @throws IllegalArgumentException outside a transaction
     */
    void tell(List<Map<String, String>> events, Runnable afterwards) {
        lastWords().tell(events, afterwards);
    }

    void keep(String command, String answer) {
        lastWords().keep(command, answer);
    }

    /** What the running transaction has kept itself. */
    Optional<String> kept(String command) {
        return lastWords().kept(command);
    }

    /** Of what the running transaction has kept, the answers to commands that begin so. */
    void forget(String beginning) {
        lastWords().forget(beginning);
    }

    private LastWords lastWords() {
        Assert.isTrue(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "What a change ends with is written in the transaction of the change");
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(LastWords.class::isInstance)
                .map(LastWords.class::cast)
                .filter(words -> words.areOf(statement))
                .findFirst()
                .orElseGet(this::fresh);
    }

    private LastWords fresh() {
        var words = new LastWords(end, statement);
        TransactionSynchronizationManager.registerSynchronization(words);
        return words;
    }
}
