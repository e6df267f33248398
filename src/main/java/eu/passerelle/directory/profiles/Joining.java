package eu.passerelle.directory.profiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.accounts.AccountInvitations;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.ApplicationDeclined;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertChanged;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.NewExpert;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.Subscriber;
import eu.passerelle.privacy.AuditTrail;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/**
 * How experts come to the network: they apply, a coordinator reads and decides, and who is taken in gets an invitation to
 * the address applied with; so nobody joins in another's name.
 */
@Component
class Joining {
    private static final int APPLICATIONS_FROM_AN_ADDRESS = 20;
    private static final String IS_KNOWN = "RETURN EXISTS { (:Expert {email: $email}) }";
    private static final String CREATE = """
            MATCH (c:Country {code: $country})
            CREATE (e:Expert) SET e = $properties
            CREATE (e)-[:LIVES_IN]->(c)
            """;
    private static final String DECLINE = """
            MATCH (e:Expert {id: $id, status: 'applicant'})
            REMOVE e:Expert SET e:DeclinedApplicant, e.declinedOn = $today, e.reason = $reason
            """;

    private final World world;
    private final ProfileStore store;
    private final Profiles profiles;
    private final AccountInvitations invitations;
    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;
    private final Cache<String, Bucket> addresses = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(1, TimeUnit.HOURS)
            .build();

    Joining(
            World world,
            ProfileStore store,
            Profiles profiles,
            AccountInvitations invitations,
            Neo4jClient neo4j,
            GraphTransactions transactions,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.world = world;
        this.store = store;
        this.profiles = profiles;
        this.invitations = invitations;
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Whoever is known already is answered the same and changes nothing, so that nobody can find out who is an expert.
     *
     * @param from the network address of the one who applies
     * @throws InvalidInput also when too many applications come from one place
     */
    void apply(Application application, List<FieldProblem> ofLanguages, String from) {
        List<FieldProblem> problems = application.problems(world, ofLanguages);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        if (!bucket(from).tryConsume(1)) {
            throw new InvalidInput(FieldProblem.of("email", "curation.problem.join.tooMany"));
        }
        transactions.write(() -> {
            if (!isKnown(application.email())) {
                create(application);
            }
        });
    }

    private void create(Application application) {
        var id = new ExpertId(Ids.random());
        Map<String, Object> properties = NewExpert.properties(application.country(), ExpertStatus.APPLICANT);
        properties.put("id", id.value());
        properties.put("givenName", application.givenName());
        properties.put("familyName", application.familyName());
        properties.put("email", normal(application.email()));
        properties.put("type", application.type().toLowerCase(Locale.ROOT).replace('_', '-'));
        properties.put("confirmedOn", today());
        properties.put("conductVersion", Conduct.VERSION);
        properties.put("conductOn", today());
        neo4j.query(CREATE)
                .bindAll(Map.of("country", application.country(), "properties", properties))
                .run();
        store.write(id, application.summary());
        store.write(id, application.languages());
        outbox.append(new ExpertChanged(id));
    }

    /** An expert without an account is invited to open one, again if need be. False when there is one already. */
    boolean invite(AccountId by, ExpertId id) {
        Expert expert = profiles.get(id).expert();
        if (invitations.hasAccount(expert.email())) {
            return false;
        }
        InterfaceLanguage language = expert.summary().byLanguage().keySet().stream()
                .flatMap(code -> InterfaceLanguage.find(code).stream())
                .findFirst()
                .orElse(InterfaceLanguage.EN);
        invitations.invite(
                by,
                new AccountInvitations.Invitee(expert.email(), expert.fullName(), language, Role.EXPERT, id.value()));
        return true;
    }

    /** The applicant hears of it by mail; what he or she wrote is hidden from everybody, and erased after ninety days. */
    void decline(CoordinatorViewer viewer, ExpertId id, String reason) {
        if (reason.isBlank()) {
            throw new InvalidInput(FieldProblem.of("reason-decline", "curation.problem.decline.reason"));
        }
        transactions.write(() -> {
            if (profiles.locked(id).status() != ExpertStatus.APPLICANT) {
                throw new InvalidInput(FieldProblem.of("reason-decline", "directory.problem.status.notPossible"));
            }
            neo4j.query(DECLINE)
                    .bindAll(Map.of("id", id.value(), "today", today(), "reason", reason))
                    .run();
            trail.append(viewer.account(), ProfileAction.subject(id), "APPLICATION_DECLINED", reason, List.of());
            outbox.append(new ApplicationDeclined(id));
            outbox.append(new ExpertChanged(id));
        });
    }

    private boolean isKnown(String email) {
        return neo4j.query(IS_KNOWN)
                .bind(normal(email))
                .to("email")
                .fetchAs(Boolean.class)
                .one()
                .orElse(false);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Bucket bucket(String from) {
        return addresses.get(
                Subscriber.of(from),
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(APPLICATIONS_FROM_AN_ADDRESS)
                                .refillGreedy(APPLICATIONS_FROM_AN_ADDRESS, Duration.ofHours(1)))
                        .build());
    }
}
