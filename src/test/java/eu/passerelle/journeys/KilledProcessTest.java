package eu.passerelle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.passerelle.testing.ProductProcess;
import eu.passerelle.testing.ReceivedMail;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as a process of its own, killed in the middle of writing and of an import, as soon as a session is confirmed,
 * while a question is owed to an expert: what a page has confirmed is there when it starts again, what was owed is sent, and
 * each row is in the graph and in the index once.
 */
class KilledProcessTest {
    private static final String CITY = "t01@demo.passerelle.example";
    private static final String MENTORED_CITY = "t02@demo.passerelle.example";
    private static final String MENTOR = "e04@demo.passerelle.example";
    private static final String EXPERT = "e01@demo.passerelle.example";
    private static final String PASSWORD = "passerelle-demo";
    private static final String REQUEST = "/requests/demo-request-saint-aubin";
    private static final String ENGAGEMENT = "/engagements/g011";

    @TempDir
    Path data;

    final int smtpPort = ProductProcess.freePort();
    GreenMail smtp = server(smtpPort);

    @AfterEach
    void stop() {
        smtp.stop();
    }

    @Test
    void nothing_that_was_confirmed_is_lost_and_what_was_owed_is_sent() {
        smtp.start();
        try (ProductProcess product = ProductProcess.start(
                data,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                "--passerelle.mail.send-timeout=2s")) {
            askedWithoutMailServer(product);
            ImportedTable table = ImportedTable.onItsWay(product);
            killedWhileWriting(product);
            assertThat(city(product).get(REQUEST).body()).contains("Katrin Wendischer");
            assertThat(mentoredCity(product).get(ENGAGEMENT).body()).contains("/cancellation");
            accepted(product);
            assertInvited();
            table.assertWhole();
            product.stop();
        }
    }

    /** The mail server is away, and the process dies before it comes back. */
    private void askedWithoutMailServer(ProductProcess product) {
        smtp.stop();
        Visitor city = city(product);
        Answer list = city.get(REQUEST + "/recommendations");
        Answer asked =
                city.post(REQUEST + "/proposals", Map.of("expert", "e01", "commandId", field(list, "commandId")));
        assertThat(asked.location()).isEqualTo(REQUEST);
    }

    /** The moment of the kill is any: it may hit a transaction, and then its page has confirmed nothing. */
    private void killedWhileWriting(ProductProcess product) {
        long seed = System.nanoTime();
        Visitor city = city(product);
        Visitor mentored = mentoredCity(product);
        Answer slots = mentored.get(ENGAGEMENT + "/slots");
        String draft = city.post("/requests", Map.of()).location();
        var confirmed = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 1; saved(city, draft, i); i++) {
                    confirmed.set(i);
                }
            } catch (RuntimeException e) {
                // The process is gone: this one was never confirmed.
            }
        });
        Awaitility.await().until(() -> confirmed.get() > 5);
        sleep(new Random(seed).nextInt(500));
        book(mentored, slots);
        product.kill();
        join(writer);
        smtp = server(smtpPort);
        smtp.start();
        product.startAgain();
        String page = city(product).get(draft + "/situation").body();
        Matcher stored = Pattern.compile("Number (\\d+)").matcher(page);
        assertThat(stored.find()).as("seed " + seed).isTrue();
        assertThat(Integer.parseInt(stored.group(1)))
                .as("seed " + seed)
                .isBetween(confirmed.get(), confirmed.get() + 1);
    }

    private static void book(Visitor city, Answer slots) {
        Answer booked = city.post(
                ENGAGEMENT + "/sessions",
                Map.of(
                        "commandId", field(slots, "commandId"),
                        "from", field(slots, "from"),
                        "minutes", "60",
                        "start", field(slots, "start"),
                        "place", ""));
        assertThat(booked.location()).isEqualTo(ENGAGEMENT);
    }

    private static boolean saved(Visitor city, String draft, int number) {
        String seen = field(city.get(draft + "/situation"), "seen");
        Answer answer = city.post(
                draft + "/situation", Map.of("seen", seen, "now", "Number " + number, "change", "Something else"));
        return answer.status() == 302;
    }

    private void accepted(ProductProcess product) {
        String mail = awaitMail(EXPERT, Pattern.compile("/answers/[\\w.-]+"));
        Visitor expert = Visitor.at(product.uri().getPort());
        Answer page = expert.get(mail);
        assertThat(expert.post(mail + "/acceptance", Map.of("commandId", field(page, "commandId")))
                        .status())
                .isEqualTo(302);
        assertThat(city(product).get(REQUEST).body()).containsPattern("/engagements/[\\w.-]+");
    }

    private void assertInvited() {
        String invitation = awaitMail(MENTOR, Pattern.compile("UID:\\S+"));
        assertThat(awaitMail(MENTORED_CITY, Pattern.compile("UID:\\S+")))
                .as("each side has its own name for the session")
                .isNotEqualTo(invitation);
    }

    private static GreenMail server(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    private static Visitor city(ProductProcess product) {
        return Visitor.at(product.uri().getPort()).signIn(CITY, PASSWORD);
    }

    private static Visitor mentoredCity(ProductProcess product) {
        return Visitor.at(product.uri().getPort()).signIn(MENTORED_CITY, PASSWORD);
    }

    /** The first value of a field with this name. */
    private static String field(Answer page, String name) {
        Matcher value =
                Pattern.compile("name=\"" + name + "\"[^>]*?value=\"([^\"]*)\"").matcher(page.body());
        assertThat(value.find()).as(name + " in " + page.body()).isTrue();
        return value.group(1);
    }

    /** A mail that was being sent when the process died waits until its claim is over. */
    private String awaitMail(String address, Pattern wanted) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> ReceivedMail.to(address, smtp).stream()
                                .map(mail -> wanted.matcher(mail.everything()))
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
