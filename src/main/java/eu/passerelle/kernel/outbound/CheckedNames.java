package eu.passerelle.kernel.outbound;

import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up once. What was checked is what the client connects to, so that a name which answers otherwise a moment
 * later gains nothing. A name with one public and one private address is refused.
 */
final class CheckedNames implements DnsResolver {
    private final Lookup lookup;
    private final Predicate<InetAddress> isPublic;

    CheckedNames(Lookup lookup, Predicate<InetAddress> isPublic) {
        this.lookup = lookup;
        this.isPublic = isPublic;
    }

    /** Where the names of the world are looked up. */
    interface Lookup {
        List<InetAddress> find(String host) throws UnknownHostException;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        List<InetAddress> found = lookup.find(host);
        if (found.isEmpty()) {
            throw new UnknownHostException(host);
        }
        if (!found.stream().allMatch(isPublic)) {
            throw new OutboundRefused(Reason.NOT_PUBLIC);
        }
        return found.toArray(InetAddress[]::new);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Stream.of(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
