package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PageForm;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.TestServers;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.testing.Walk;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What an attacker types, typed into every field of every form that the people of the demonstration see. */
@PasserelleTest
class EveryFieldTest {
    private static final List<String> PEOPLE = List.of(
            "", "t02@demo.passerelle.example", "e04@demo.passerelle.example", "coordinator@demo.passerelle.example");
    private static final String PASSWORD = "passerelle-demo";
    /** Markup, templates of three kinds, Cypher, Lucene, lines of mails and calendars: each in as few signs as it takes. */
    static final List<String> PAYLOADS = List.of(
            "\"'><img src=x onerror=alert(1)>",
            "${7*191}*{7*191}__${7*191}__::x{{7*191}}",
            "'}) DETACH DELETE n //` \" }) MATCH (n) DETACH DELETE n",
            "*:* OR name:[* TO *]~2^9 /.*/ && \\",
            "Ana\r\nBcc: spy@example.org\r\nATTENDEE:mailto:spy@example.org");

    private static final String MARKUP = "<img src=x";
    static final String CALCULATED = "1337";
    /** They end the visit or set long work going, and say nothing of what was typed. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "/sign-out|/sign-in|/language|/policies/learned|/curation/duplicates/search|/network-people/[^/]+/end");
    /** What no form has, and what would be worth having. */
    private static final Map<String, String> SMUGGLED =
            Map.of("role", "COORDINATOR", "enabled", "true", "passwordHash", "x", "account.role", "COORDINATOR");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    DemoNetwork demo;

    @Autowired
    Neo4jClient neo4j;

    Walk walk;
    final Map<String, String> wrong = new TreeMap<>();
    final Set<String> typedInto = new TreeSet<>();

    @BeforeEach
    void load() {
        demo.load();
        walk = new Walk(handlers);
    }

    @Test
    void whatever_is_typed_is_only_words_and_nobody_becomes_what_he_is_not() {
        String accounts = accounts(neo4j);
        long experts = experts();
        PEOPLE.forEach(email -> {
            Visitor visitor = visitor(email);
            List<String> starts = List.of(email.isEmpty() ? "/" : "/home");
            walk.from(visitor, starts)
                    .forEach((address, page) ->
                            PageForm.of(page.body(), address).forEach(form -> typeInto(form, visitor)));
            walk.from(visitor(email), starts).forEach((address, page) -> check(email + " " + address, page));
        });
        assertThat(wrong).isEmpty();
        assertThat(typedInto).hasSizeGreaterThan(40);
        assertThat(accounts(neo4j)).isEqualTo(accounts);
        assertThat(experts()).isGreaterThanOrEqualTo(experts);
        assertThat(TestServers.SMTP.getReceivedMessages()).allSatisfy(EveryFieldTest::goesToOne);
    }

    /** All at once, which only long texts may hold; then one in each field, and in its neighbours others. */
    private void typeInto(PageForm form, Visitor visitor) {
        if (form.typed().isEmpty()
                || LEFT_OUT.matcher(form.action().replaceFirst("\\?.*", "")).matches()) {
            return;
        }
        String name = form.method() + " " + form.action().replaceAll("/[a-z]*[0-9][\\w.-]*|\\?.*", "/…");
        if (!typedInto.add(name)) {
            return;
        }
        type(name, form, visitor, i -> String.join(" ", PAYLOADS));
        type(name, form, visitor, i -> PAYLOADS.get((i + typedInto.size()) % PAYLOADS.size()));
    }

    private void type(String name, PageForm form, Visitor visitor, IntFunction<String> words) {
        var fields = new LinkedHashMap<>(form.fixed());
        fields.remove("_csrf");
        for (int i = 0; i < form.typed().size(); i++) {
            fields.put(form.typed().get(i), words.apply(i));
        }
        SMUGGLED.forEach(fields::putIfAbsent);
        boolean sent = form.method().equals("post");
        check(name, sent ? visitor.post(form.action(), fields) : visitor.ask(form.action(), fields));
    }

    /** What would be more than words in an answer of this type. */
    private static String smuggled(String type) {
        if (type.startsWith("text/html")) {
            return MARKUP;
        }
        return type.startsWith("text/calendar") ? "\nATTENDEE:mailto:spy" : CALCULATED;
    }

    private void check(String what, Answer answer) {
        if (answer.status() >= 500) {
            wrong.put(what, "answered " + answer.status());
        }
        // Any digits may follow each other in bytes that are no text.
        if (answer.header("Content-Type").startsWith("application/pdf")) {
            return;
        }
        Stream.of(smuggled(answer.header("Content-Type")), CALCULATED, "Exception", "Neo4jError", "eu.passerelle.")
                .filter(answer.body()::contains)
                .forEach(found -> wrong.put(what, "contains " + found));
        answer.response().headers().map().keySet().stream()
                .filter(header -> header.equalsIgnoreCase("Bcc"))
                .forEach(header -> wrong.put(what, "has a header of the attacker's"));
    }

    private static void goesToOne(MimeMessage mail) throws MessagingException {
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    private Visitor visitor(String email) {
        Visitor visitor = Visitor.at(port);
        return email.isEmpty() ? visitor : visitor.signIn(email, PASSWORD);
    }

    static String accounts(Neo4jClient neo4j) {
        return neo4j.query(
                        "MATCH (a:Account) WITH a ORDER BY a.id RETURN reduce(all = '', one IN collect([a.id, a.role, toString(a.enabled), a.passwordHash]) | all + reduce(s = '', x IN one | s + ' ' + coalesce(x, '')))")
                .fetchAs(String.class)
                .one()
                .orElseThrow();
    }

    private long experts() {
        return neo4j.query("MATCH (e:Expert) RETURN count(e)")
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }
}
