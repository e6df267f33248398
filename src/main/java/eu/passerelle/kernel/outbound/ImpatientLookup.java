package eu.passerelle.kernel.outbound;

import eu.passerelle.kernel.outbound.CheckedNames.Lookup;
import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks names up on a few threads of its own. The system's look-up waits as long as a name server keeps it waiting, cannot
 * be interrupted, and holds the carrier of a virtual thread all that time.
 */
final class ImpatientLookup implements Lookup, AutoCloseable {
    private static final int AT_ONCE = 8;
    private static final int WAITING = 64;

    private final Lookup lookup;
    private final Duration longest;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("names-", 0).daemon().factory());

    ImpatientLookup(Lookup lookup, Duration longest) {
        this.lookup = lookup;
        this.longest = longest;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * @throws UnknownHostException also when there is no answer in time
     * @throws OutboundRefused when its turn did not come in time
     */
    @Override
    public List<InetAddress> find(String host) throws UnknownHostException {
        var found = new FutureTask<List<InetAddress>>(() -> lookup.find(host));
        try {
            threads.execute(found);
            return found.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new OutboundRefused(Reason.CROWDED);
        } catch (TimeoutException e) {
            if (threads.remove(found)) {
                throw new OutboundRefused(Reason.CROWDED);
            }
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            threads.remove(found);
            Thread.currentThread().interrupt();
            throw new OutboundRefused(Reason.UNREACHABLE);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
