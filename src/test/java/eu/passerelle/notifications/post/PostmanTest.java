package eu.passerelle.notifications.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PasserelleTest
class PostmanTest {
    static final Duration LONG_ENOUGH = Duration.ofDays(2);

    @Autowired
    PostOffice post;

    @Autowired
    PostRound ownRound;

    @Autowired
    Claims claims;

    @Autowired
    MailProperties properties;

    @Autowired
    GraphTransactions transactions;

    @Autowired
    TestClock clock;

    final MailServer server = new MailServer();

    @BeforeEach
    void only_the_test_delivers() {
        ownRound.stop();
    }

    @AfterEach
    void as_before() {
        ownRound.start();
        server.close();
    }

    @Test
    void while_the_server_is_down_mails_wait_and_then_all_go_out_in_order() throws Exception {
        server.goDown();
        IntStream.rangeClosed(1, 30).forEach(n -> handIn("someone@example.org", "Mail " + n, "thread", n));
        for (int i = 0; i < 5; i++) {
            assertThat(postman().deliverDue().serverUnavailable()).isTrue();
        }
        assertThat(post.list(MailState.NEW))
                .hasSize(30)
                .allSatisfy(mail -> assertThat(mail.attempts())
                        .as("nobody could be asked, so nothing counts as asked")
                        .isZero());
        server.comeBack();
        deliverAll();
        assertThat(server.subjects())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 30).mapToObj(n -> "Mail " + n).toList());
    }

    @Test
    void what_a_sent_mail_said_is_gone_from_the_graph() throws Exception {
        handIn("someone@example.org", "Subject", "thread", 1);
        deliverAll();
        assertThat(post.list(MailState.SENT)).singleElement().satisfies(mail -> {
            assertThat(mail.text()).isEmpty();
            assertThat(mail.html()).isEmpty();
            assertThat(mail.calendar()).isEmpty();
            assertThat(mail.sentAt()).contains(clock.instant());
        });
    }

    @Test
    void a_refused_recipient_is_parked_at_once_and_others_go_on() throws Exception {
        try (var refusing = RawSmtp.answering("RCPT", "550 5.1.1 No such mailbox")) {
            handIn("nobody@example.org", "Refused", "first", 1);
            var round = new Postman(claims, new Delivery(refusing.client(), properties)).deliverDue();
            assertThat(round).isEqualTo(new Postman.Round(1, false));
        }
        assertThat(post.list(MailState.PARKED)).singleElement().satisfies(mail -> {
            assertThat(mail.attempts()).isEqualTo(1);
            assertThat(mail.error()).contains("No such mailbox");
        });
        handIn("someone@example.org", "Taken", "second", 2);
        deliverAll();
        assertThat(server.subjects()).containsExactly("Taken");
    }

    @Test
    void an_address_that_is_none_is_parked_and_never_offered() throws Exception {
        handIn("a@example.org\r\nBcc: b@example.org", "Subject", "thread", 1);
        deliverAll();
        assertThat(post.list(MailState.PARKED)).hasSize(1);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_server_that_would_not_now_is_asked_again_later_and_less_and_less_often() throws Exception {
        try (var busy = RawSmtp.answering("RCPT", "451 4.3.0 Try again later")) {
            handIn("someone@example.org", "Subject", "thread", 1);
            var postman = new Postman(claims, new Delivery(busy.client(), properties));
            for (int attempt = 1; attempt < Claims.ATTEMPTS_BEFORE_PARKING; attempt++) {
                assertThat(postman.deliverDue().handled()).isEqualTo(1);
                assertThat(postman.deliverDue().handled())
                        .as("not before the pause is over")
                        .isZero();
                Mail mail = post.list(MailState.NEW).getFirst();
                assertThat(mail.nextAttemptAt()).isEqualTo(clock.instant().plus(Backoff.after(attempt)));
                clock.set(mail.nextAttemptAt());
            }
            postman.deliverDue();
        }
        assertThat(post.list(MailState.PARKED)).singleElement().satisfies(mail -> {
            assertThat(mail.attempts()).isEqualTo(Claims.ATTEMPTS_BEFORE_PARKING);
            assertThat(mail.error()).contains("Try again later");
        });
    }

    @Test
    void a_server_that_answers_byte_by_byte_cannot_hold_the_sender_up() throws Exception {
        try (var tarpit = RawSmtp.drippingAfter("RCPT")) {
            handIn("someone@example.org", "Subject", "thread", 1);
            var impatient = new MailProperties(properties.from(), properties.fromName(), Duration.ofSeconds(2));
            long before = System.nanoTime();
            new Postman(claims, new Delivery(tarpit.client(), impatient)).deliverDue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        }
        assertThat(post.list(MailState.NEW))
                .singleElement()
                .satisfies(mail -> assertThat(mail.error()).contains("No answer"));
    }

    @Test
    void a_mail_whose_sender_died_is_sent_again_under_the_same_message_id() throws Exception {
        handIn("someone@example.org", "Subject", "thread", 1);
        Claimed lost = claims.claim(claims.due().getFirst()).orElseThrow();
        new Delivery(server.client(), properties).send(lost.mail());
        deliverAll();
        assertThat(server.received()).as("the lease still holds").hasSize(1);

        clock.advance(LONG_ENOUGH);
        deliverAll();
        assertThat(server.received()).hasSize(2);
        assertThat(server.received().get(1).getMessageID())
                .isEqualTo(server.received().get(0).getMessageID())
                .isEqualTo(lost.mail().messageId());

        claims.park(lost, "said by one whose claim is over");
        assertThat(post.list(MailState.SENT)).hasSize(1);
    }

    @Test
    void a_mail_of_a_transaction_that_was_rolled_back_never_existed() throws Exception {
        assertThatThrownBy(() -> transactions.write(() -> {
                    handIn("someone@example.org", "Subject", "thread", 1);
                    throw new IllegalStateException("after the mail was handed in");
                }))
                .isInstanceOf(IllegalStateException.class);
        deliverAll();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void four_senders_at_once_send_each_mail_once_and_each_thread_in_order() throws Exception {
        IntStream.rangeClosed(1, 60).forEach(n -> handIn("someone@example.org", n % 5 + ":" + n, "thread " + n % 5, n));
        try (var senders = Executors.newFixedThreadPool(4)) {
            Callable<Object> sender = () -> {
                deliverAll();
                return true;
            };
            for (var done : senders.invokeAll(List.of(sender, sender, sender, sender))) {
                done.get();
            }
        }
        deliverAll();
        assertThat(server.subjects()).hasSize(60).doesNotHaveDuplicates();
        for (int thread = 0; thread < 5; thread++) {
            String prefix = thread + ":";
            assertThat(server.subjects().stream()
                            .filter(subject -> subject.startsWith(prefix))
                            .map(subject -> Integer.valueOf(subject.substring(prefix.length())))
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void a_parked_mail_goes_out_when_it_is_sent_again() throws Exception {
        String id = parked("Subject", 1);
        post.retry(id);
        deliverAll();
        assertThat(server.subjects()).containsExactly("Subject");
        assertThatThrownBy(() -> post.retry(id)).isInstanceOf(Conflict.class);
    }

    @Test
    void a_parked_mail_that_a_newer_one_has_overtaken_stays_parked() throws Exception {
        String id = parked("Old", 1);
        handIn("someone@example.org", "New", "thread", 2);
        deliverAll();
        assertThatThrownBy(() -> post.retry(id)).isInstanceOf(Conflict.class);
        assertThat(post.list(MailState.PARKED))
                .singleElement()
                .satisfies(mail -> assertThat(mail.overtaken()).isTrue());
    }

    private String parked(String subject, long position) {
        handIn("someone@example.org", subject, "thread", position);
        Claimed claimed = claims.claim(claims.due().getFirst()).orElseThrow();
        claims.park(claimed, "550");
        return claimed.mail().id();
    }

    private void handIn(String address, String subject, String thread, long position) {
        post.handIn(new Draft(
                address,
                "Someone",
                InterfaceLanguage.EN,
                subject,
                "Text",
                "<p>Text</p>",
                Optional.empty(),
                thread,
                position));
    }

    private Postman postman() {
        return new Postman(claims, new Delivery(server.client(), properties));
    }

    private void deliverAll() throws InterruptedException {
        var rounds = new ArrayList<Postman.Round>();
        do {
            rounds.add(postman().deliverDue());
        } while (rounds.getLast().handled() > 0);
    }
}
