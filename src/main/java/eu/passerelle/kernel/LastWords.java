package eu.passerelle.kernel;

import eu.passerelle.kernel.Closing.Link;
import eu.passerelle.kernel.Closing.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.util.Assert;

/** What one transaction ends with. */
final class LastWords implements TransactionSynchronization {
    private final ChainEnd end;
    private final ClosingStatement statement;
    private final List<Link> links = new ArrayList<>();
    private final List<Map<String, String>> events = new ArrayList<>();
    private final Map<String, String> answers = new LinkedHashMap<>();
    private Runnable afterwards = () -> {};
    private boolean written;
    private boolean hasTurn;

    LastWords(ChainEnd end, ClosingStatement statement) {
        this.end = end;
        this.statement = statement;
    }

    boolean areOf(ClosingStatement other) {
        return statement == other;
    }

    void chain(Link link) {
        requireOpen();
        links.add(link);
    }

    void tell(List<Map<String, String>> more, Runnable whenCommitted) {
        requireOpen();
        events.addAll(more);
        afterwards = whenCommitted;
    }

    void keep(String command, String answer) {
        requireOpen();
        answers.put(command, answer);
    }

    Optional<String> kept(String command) {
        return Optional.ofNullable(answers.get(command));
    }

    void forget(String beginning) {
        answers.keySet().removeIf(command -> command.startsWith(beginning));
    }

    private void requireOpen() {
        Assert.state(!written, "Too late: the transaction is being committed");
    }

    /** The next one need not wait for the commit: it waits in the database, and guessed wrong if that fails. */
    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        if (!links.isEmpty() || !events.isEmpty()) {
            hasTurn = end.takeTurn();
        } else if (answers.isEmpty()) {
            return;
        }
        Place reached = statement.write(links, events, answers, end.guess());
        if (!links.isEmpty()) {
            end.reached(reached);
        }
        endTurn();
    }

    @Override
    public void afterCommit() {
        afterwards.run();
    }

    /** Where it could not be written. */
    @Override
    public void afterCompletion(int status) {
        endTurn();
    }

    private void endTurn() {
        if (hasTurn) {
            hasTurn = false;
            end.endTurn();
        }
    }
}
