package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import eu.passerelle.testing.Browsing;
import eu.passerelle.testing.DemoNetwork;
import eu.passerelle.testing.PasserelleTest;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.Visitor.Answer;
import eu.passerelle.testing.Walk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page that links lead to, as its people get it. New pages are walked to by themselves. */
@PasserelleTest
class EveryPageTest {
    private static final List<String> PEOPLE = List.of(
            "",
            "t02@demo.passerelle.example",
            "e04@demo.passerelle.example",
            "coordinator@demo.passerelle.example",
            "auditor@demo.passerelle.example",
            "operator@demo.passerelle.example");
    private static final String PASSWORD = "passerelle-demo";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; ";
    /** Cards of cases are off until somebody has assessed them, and whole tables take two persons; the pages say so. */
    private static final Pattern REFUSED_RIGHTLY = Pattern.compile("/casework/new|/export/.+");

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    DemoNetwork demo;

    Walk walk;
    final Set<String> reached = new TreeSet<>();
    final Set<String> browsed = new TreeSet<>();
    final Map<String, String> wrong = new TreeMap<>();

    @BeforeEach
    void load() {
        demo.load();
        walk = new Walk(handlers);
    }

    @Test
    void every_page_is_kept_by_nobody_framed_by_nobody_and_complains_of_nothing() {
        PEOPLE.forEach(email -> {
            Map<String, Answer> answers = walk.from(visitor(email), starts(email));
            answers.forEach((address, answer) -> {
                walk.routeOf(address).ifPresent(reached::add);
                check(answer).forEach(problem -> wrong.put(email + " " + address, problem));
            });
            browse(email, answers);
        });
        assertThat(wrong).isEmpty();
        assertThat(reached).hasSizeGreaterThan(85);
        assertThat(browsed).hasSizeGreaterThan(75);
    }

    private Visitor visitor(String email) {
        Visitor visitor = Visitor.at(port);
        return email.isEmpty() ? visitor : visitor.signIn(email, PASSWORD);
    }

    private static List<String> starts(String email) {
        if (email.startsWith("auditor")) {
            return List.of("/trail");
        }
        if (email.startsWith("operator")) {
            return List.of("/operation");
        }
        return List.of(email.isEmpty() ? "/" : "/home");
    }

    private static List<String> check(Answer answer) {
        var problems = new ArrayList<String>();
        Map<String, String> wanted = new LinkedHashMap<>(Map.of(
                "Cache-Control", "no-store",
                "Content-Security-Policy", POLICY,
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin"));
        String type = answer.header("Content-Type");
        if (!type.isEmpty() && !type.startsWith("text/html")) {
            wanted.put("Content-Disposition", "attachment");
        }
        wanted.forEach((header, value) -> {
            if (!answer.header(header).contains(value)) {
                problems.add(header + ": " + answer.header(header));
            }
        });
        if (answer.header("Content-Security-Policy").contains("unsafe")) {
            problems.add("unsafe policy");
        }
        if (answer.status() >= 400
                && !REFUSED_RIGHTLY.matcher(answer.response().uri().getPath()).matches()) {
            problems.add("answered " + answer.status());
        }
        return problems;
    }

    /** Each page once, by the first who gets there. */
    private void browse(String email, Map<String, Answer> answers) {
        try (Browsing browsing = Browsing.at(port)) {
            Page page = email.isEmpty() ? browsing.page("en-GB") : browsing.signedIn("en-GB", email, PASSWORD);
            page.onConsoleMessage(message -> {
                if (List.of("error", "warning").contains(message.type())) {
                    wrong.put(page.url() + " says", message.text());
                }
            });
            page.onPageError(error -> wrong.put(page.url() + " breaks", error));
            answers.forEach((address, answer) -> {
                boolean shown = answer.header("Content-Type").startsWith("text/html") && answer.status() == 200;
                if (shown && walk.routeOf(address).filter(browsed::add).isPresent()) {
                    page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
                }
            });
        }
    }
}
