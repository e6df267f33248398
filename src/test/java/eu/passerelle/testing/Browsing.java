package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Windows of a real browser, each of a person of its own; what a page must never do is checked in one place. */
public final class Browsing implements AutoCloseable {
    private static final String TOO_SMALL = """
            () => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary, .site-nav a, .brand')]
              .filter(e => e.checkVisibility())
              .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
              .filter(([html, box]) => box.width < 24 || box.height < 24)
              .map(([html, box]) => `${html}: ${box.width} x ${box.height}`)
            """;
    private static final String STICKS_OUT =
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private final String address;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Browsing(String address) {
        this.address = address;
    }

    public static Browsing at(int port) {
        return new Browsing("http://localhost:" + port);
    }

    public Page page(String locale) {
        return page(new NewContextOptions().setLocale(locale).setViewportSize(1280, 800));
    }

    public Page page(NewContextOptions options) {
        BrowserContext window = Chromium.get().newContext(options.setBaseURL(address));
        windows.add(window);
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                refused.add(message.text());
            }
        });
        return page;
    }

    public Page signedIn(String locale, String email, String password) {
        Page page = page(locale);
        page.navigate("/sign-in");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("main button");
        return page;
    }

    /** axe finds nothing, all is big enough to be hit, nothing sticks out, nothing was refused. */
    public void check(Page page) {
        page.waitForLoadState();
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(page.url())
                .isEmpty();
        checkFit(page);
    }

    /** The same without axe, which takes longest: for a page that it has seen, at another width. */
    public void checkFit(Page page) {
        page.waitForLoadState();
        String where = page.url() + " " + page.viewportSize().width;
        assertThat(page.evaluate(TOO_SMALL)).as(where).isEqualTo(List.of());
        assertThat(page.evaluate(STICKS_OUT)).as(where).isEqualTo(false);
        assertThat(refused).as(where).isEmpty();
    }

    /** The browser complains of every answer of an error: of this one it may. */
    public void expectStatus(int status) {
        refused.removeIf(message -> message.contains(String.valueOf(status)));
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
