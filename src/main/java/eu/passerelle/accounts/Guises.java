package eu.passerelle.accounts;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.privacy.ProfileViews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * Who looks as whom. It holds for a quarter of an hour in one browser; the trail has its begin, its end and each page, in
 * the coordinator's name, and the person is told.
 */
@Component
class Guises {
    static final Duration HOLDS = Duration.ofMinutes(15);
    static final String BEGUN = "SEEING_AS_BEGUN";
    private static final String ENDED = "SEEING_AS_ENDED";
    private static final String KEPT_AS = "guise";
    private static final int MOST_TOLD = 10;
    /** Longer than any id. */
    private static final Pattern SECRET = Pattern.compile("[^/]{33,}");

    /** Only those who take part: whoever sees the whole network is not looked at by somebody who does, too. */
    private static final String VISIBLE = """
            MATCH (a:Account {id: $id}) WHERE a.enabled
              AND (a.role = 'CITY' AND EXISTS { (a)-[:COORDINATES]->(:Team) }
                OR a.role = 'EXPERT' AND EXISTS { (a)-[:ACTS_FOR]->(:Expert) })
              AND NOT EXISTS { MATCH (e:Erasure) WHERE e.state IN ['WAITING', 'RUNNING'] AND a.id IN e.accounts }
            RETURN a, head([(a)-[:ACTS_FOR]->(e:Expert) | e.id]) AS expert,
              head([(a)-[:COORDINATES]->(m:Team) | m.id]) AS team
            """;

    private final Neo4jClient neo4j;
    private final Approvals approvals;
    private final Accounts accounts;
    private final ProfileViews views;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Commands commands;
    private final Clock clock;

    Guises(
            Neo4jClient neo4j,
            Approvals approvals,
            Accounts accounts,
            ProfileViews views,
            AuditTrail trail,
            Outbox outbox,
            Commands commands,
            Clock clock) {
        this.neo4j = neo4j;
        this.approvals = approvals;
        this.accounts = accounts;
        this.views = views;
        this.trail = trail;
        this.outbox = outbox;
        this.commands = commands;
        this.clock = clock;
    }

    /** Where two persons watch over each other, whoever is alone is watched by nobody. */
    boolean isForbidden(CoordinatorViewer by) {
        return approvals.areNeeded() && approvals.hasNobodyElse(by.account());
    }

    /** Whether this account can be looked as. */
    boolean isVisible(AccountId account) {
        return visible(account).isPresent();
    }

    private Optional<Account> visible(AccountId account) {
        return neo4j.query(VISIBLE)
                .bind(account.value())
                .to("id")
                .fetchAs(Account.class)
                .mappedBy((types, row) -> Account.of(row))
                .one();
    }

    /**
     * @param reason read by the person, too
     * @throws NotFound when there is no such account of a city or an expert that is open
     * @throws Conflict when nobody watches, or the look that was begun by this command has ended
     */
    Guise begin(CoordinatorViewer by, AccountId account, String reason, String commandId) {
        if (isForbidden(by)) {
            throw new Conflict("accounts.guise.alone");
        }
        SignedIn person = visible(account)
                .orElseThrow(() -> new NotFound("Account", account.value()))
                .signedIn();
        String until = commands.once(
                by.account() + ":see-as:" + account,
                commandId,
                reason,
                String.class,
                () -> noted(by.account(), person.viewer(), reason).toString());
        requireRunning(by.account(), account, Instant.parse(until));
        var language = SignedIn.find().flatMap(SignedIn::language);
        return new Guise(
                by.account(),
                new SignedIn(person.viewer(), person.name(), person.email(), language),
                Instant.parse(until));
    }

    /** A page that is sent once more does not begin again what was ended. */
    private void requireRunning(AccountId by, AccountId seen, Instant until) {
        boolean ended = trail.of("account:" + seen, List.of(BEGUN, ENDED), MOST_TOLD).stream()
                .filter(entry -> entry.actor().equals(by))
                .findFirst()
                .filter(entry -> entry.action().equals(ENDED))
                .isPresent();
        if (ended || !clock.instant().isBefore(until)) {
            throw new Conflict("accounts.guise.ended");
        }
    }

    private Instant noted(AccountId by, Viewer seen, String reason) {
        Instant until = clock.instant().plus(HOLDS);
        if (seen instanceof ExpertViewer expert) {
            views.open(by, expert.expert());
        }
        note(by, seen.account(), BEGUN, reason, List.of(new Change("until", "", until.toString())));
        outbox.append(new SeenAs(seen.account()));
        return until;
    }

    private void note(AccountId by, AccountId seen, String action, String reason, List<Change> changes) {
        trail.append(by, "account:" + seen, action, reason, changes);
    }

    static void putOn(HttpServletRequest request, Guise guise) {
        request.getSession().setAttribute(KEPT_AS, guise);
    }

    /** The one of this browser, which may be over. */
    Optional<Guise> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> session.getAttribute(KEPT_AS))
                .map(Guise.class::cast);
    }

    /** Asked at each page: an account that was closed meanwhile, or that leaves, is not looked as any more. */
    boolean stands(Guise guise) {
        return clock.instant().isBefore(guise.until())
                && visible(guise.account())
                        .filter(account -> account.isStill(guise.person().viewer()))
                        .isPresent();
    }

    /** A page that was asked for; neither what was typed into its address nor a secret in it is written down. */
    void note(Guise guise, String page) {
        String told = SECRET.matcher(page).replaceAll("…");
        note(guise.by(), guise.account(), "PAGE_SEEN_AS", "", List.of(new Change("page", "", told)));
    }

    /** @return the page to go on from */
    String takeOff(HttpServletRequest request) {
        return of(request)
                .map(guise -> {
                    request.getSession().removeAttribute(KEPT_AS);
                    note(guise.by(), guise.account(), ENDED, "", List.of());
                    return ParticipantPages.PATH + "/" + guise.account() + "?over";
                })
                .orElse(ParticipantPages.PATH);
    }

    /** @param name empty when the account is gone */
    record Look(String name, ZonedDateTime at, String reason) {}

    /** Who has looked as this account, the latest first. */
    List<Look> looksAs(AccountId account) {
        List<AuditEntry> begun = trail.of("account:" + account, List.of(BEGUN), MOST_TOLD);
        Map<AccountId, String> names =
                accounts.names(begun.stream().map(AuditEntry::actor).toList());
        return begun.stream()
                .map(entry -> new Look(
                        names.getOrDefault(entry.actor(), ""), entry.at().atZone(ZoneOffset.UTC), entry.reason()))
                .toList();
    }
}
