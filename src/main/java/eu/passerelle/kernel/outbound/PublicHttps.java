package eu.passerelle.kernel.outbound;

import eu.passerelle.kernel.outbound.OutboundRefused.Reason;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Speaks with public servers: no redirects, no cookies, no second attempt, and an end to size and patience. */
@Component
public class PublicHttps {
    private static final int AT_ONCE = 8;
    private static final int STATUS_OK = 200;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8_192;

    private final ImpatientLookup lookup;
    private final CheckedNames names;
    private final CloseableHttpClient client;
    private final Duration longest;
    /** Apart, so that neither takes the places of the other. */
    private final Semaphore placesToRead = new Semaphore(AT_ONCE);

    private final Semaphore placesToSend = new Semaphore(AT_ONCE);
    private final Semaphore placesToCheck = new Semaphore(AT_ONCE);
    /** Interrupting a virtual thread closes the socket that it waits for, in whatever phase. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    PublicHttps() {
        this(
                new World(host -> List.of(InetAddress.getAllByName(host)), PublicAddresses::isPublic, usual(), 443),
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    /** For tests, which have no public server: everything that makes an address public, and where it then leads. */
    PublicHttps(World world, Patience patience) {
        longest = patience.longest();
        lookup = new ImpatientLookup(world.names(), patience.each());
        names = new CheckedNames(lookup, world.isPublic());
        Timeout each = Timeout.of(patience.each());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(world.tls()))
                .setSchemePortResolver(host -> world.port())
                .setMaxConnTotal(2 * AT_ONCE)
                .setMaxConnPerRoute(AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(each)
                        .setSocketTimeout(each)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setSchemePortResolver(host -> world.port())
                // Each request looks its name up and checks it.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(each)
                        .setResponseTimeout(each)
                        .build())
                .setUserAgent("Passerelle")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @param port where 443 leads to */
    record World(CheckedNames.Lookup names, Predicate<InetAddress> isPublic, SSLContext tls, int port) {}

    /** @param each for a name, for a connection, and between two pieces; @param longest for all of it */
    record Patience(Duration each, Duration longest) {}

    private static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java speaks TLS", e);
        }
    }

    /**
     * The body of a 200.
     *
     * @param accept such as {@code text/calendar}
     * @param atMost bytes
     * @throws OutboundRefused for anything else, at the latest after fifteen seconds
     */
    public byte[] get(HttpsAddress address, String accept, int atMost) {
        return inTime(placesToRead, () -> fetch(address, accept, atMost));
    }

    /**
     * Sends JSON, and reads nothing of the answer but its status.
     *
     * @throws OutboundRefused for a redirect, and where there is no answer, at the latest after fifteen seconds
     */
    public int post(HttpsAddress address, Map<String, String> headers, byte[] json) {
        return inTime(placesToSend, () -> send(address, headers, json));
    }

    /**
     * For an address that is kept to be used later. Whenever it is used, it is checked anew.
     *
     * @throws OutboundRefused when nothing would be sent to it
     */
    public void requirePublic(HttpsAddress address) {
        inTime(placesToCheck, () -> names.resolve(address.host()));
    }

    private <T> T inTime(Semaphore places, Callable<T> exchange) {
        Future<T> fetched = threads.submit(() -> inPlace(places, exchange));
        try {
            return fetched.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            fetched.cancel(true);
            throw new OutboundRefused(Reason.TOO_SLOW);
        } catch (InterruptedException e) {
            fetched.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutboundRefused(Reason.UNREACHABLE);
        } catch (ExecutionException e) {
            throw refusal(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static <T> T inPlace(Semaphore places, Callable<T> exchange) throws Exception {
        if (!places.tryAcquire()) {
            throw new OutboundRefused(Reason.CROWDED);
        }
        try {
            return exchange.call();
        } finally {
            places.release();
        }
    }

    private byte[] fetch(HttpsAddress address, String accept, int atMost) throws IOException {
        var request = new HttpGet(address.uri());
        request.setHeader("Accept", accept);
        // Closing the answer closes the connection; what is left of an endless body is not read to its end.
        try (ClassicHttpResponse response = client.executeOpen(new HttpHost("https", address.host()), request, null)) {
            int status = notRedirected(response.getCode());
            if (status != STATUS_OK) {
                throw new OutboundRefused(Reason.STATUS, String.valueOf(status));
            }
            HttpEntity body = response.getEntity();
            return body == null ? new byte[0] : upTo(atMost, body);
        }
    }

    private int send(HttpsAddress address, Map<String, String> headers, byte[] json) throws IOException {
        var request = new HttpPost(address.uri());
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        // Closing the answer would read its body to the end; this closes the connection under it.
        try {
            return notRedirected(client.executeOpen(new HttpHost("https", address.host()), request, null)
                    .getCode());
        } finally {
            request.cancel();
        }
    }

    private static int notRedirected(int status) {
        if (status >= 300 && status < 400) {
            throw new OutboundRefused(Reason.REDIRECTED);
        }
        return status;
    }

    private static byte[] upTo(int atMost, HttpEntity body) throws IOException {
        if (body.getContentLength() > atMost) {
            throw new OutboundRefused(Reason.TOO_BIG);
        }
        InputStream content = body.getContent();
        byte[] bytes = content.readNBytes(atMost + 1);
        if (bytes.length > atMost) {
            throw new OutboundRefused(Reason.TOO_BIG);
        }
        return bytes;
    }

    private static OutboundRefused refusal(Throwable failure) {
        return switch (failure) {
            case OutboundRefused refused -> refused;
            case MessageConstraintException e -> new OutboundRefused(Reason.TOO_BIG);
            case UnknownHostException e -> new OutboundRefused(Reason.UNKNOWN_HOST);
            case SSLException e -> new OutboundRefused(Reason.NOT_TRUSTED);
            case InterruptedIOException e -> new OutboundRefused(Reason.TOO_SLOW);
            default -> new OutboundRefused(Reason.UNREACHABLE);
        };
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        lookup.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
