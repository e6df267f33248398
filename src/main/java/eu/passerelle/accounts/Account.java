package eu.passerelle.accounts;

import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.OperatorViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * Who may sign in, and for whom. Expert and team belong to other modules: an account only points to them.
 *
 * @param email in lower case
 * @param passwordHash empty for whoever signs in by a provider only
 * @param language empty until one is chosen
 */
@Node("Account")
record Account(
        @Id String id,
        String email,
        @Nullable String name,
        String passwordHash,
        Role role,
        @Nullable String language,
        boolean enabled,
        @Version @Nullable Long rev,
        @Relationship("ACTS_FOR") @Nullable ActsFor expert,
        @Relationship("COORDINATES") @Nullable Coordinated team) {

    /** @param row with the node {@code a}, and the ids {@code expert} and {@code team} of those that it points to */
    static Account of(Record row) {
        Value node = row.get("a");
        Value expert = row.get("expert");
        Value team = row.get("team");
        return new Account(
                node.get("id").asString(),
                node.get("email").asString(),
                node.get("name").asString(null),
                node.get("passwordHash").asString(""),
                Role.valueOf(node.get("role").asString()),
                node.get("language").asString(null),
                node.get("enabled").asBoolean(),
                null,
                expert.isNull() ? null : new ActsFor(expert.asString()),
                team.isNull() ? null : new Coordinated(team.asString()));
    }

    /** Whether it acts in the same role and for the same expert or team as somebody who has signed in with it. */
    boolean isStill(Viewer viewer) {
        return switch (viewer) {
            case CoordinatorViewer coordinator -> role == Role.COORDINATOR;
            case Overseer overseer -> role == overseer.role();
            case ExpertViewer acting ->
                role == Role.EXPERT
                        && expert != null
                        && expert.id().equals(acting.expert().value());
            case CityViewer acting ->
                role == Role.CITY
                        && team != null
                        && team.id().equals(acting.team().value());
        };
    }

    /** Those who came by a provider have none until they choose one. */
    boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    String called() {
        return name == null ? email : name;
    }

    SignedIn signedIn() {
        return new SignedIn(viewer(), called(), email, chosenLanguage());
    }

    private Viewer viewer() {
        var account = new AccountId(id);
        return switch (role) {
            case COORDINATOR -> new CoordinatorViewer(account);
            case AUDITOR -> new AuditorViewer(account);
            case OPERATOR -> new OperatorViewer(account);
            default -> acting(account);
        };
    }

    private Viewer acting(AccountId account) {
        if (role == Role.EXPERT && expert != null) {
            return new ExpertViewer(account, new ExpertId(expert.id()));
        }
        if (role == Role.CITY && team != null) {
            return new CityViewer(account, new TeamId(team.id()));
        }
        throw new IllegalStateException("Account '" + id + "' has the role " + role
                + " but nobody to act for. Maybe its expert or team was deleted: link it again, or disable it.");
    }

    private Optional<InterfaceLanguage> chosenLanguage() {
        return Optional.ofNullable(language).flatMap(InterfaceLanguage::find);
    }

    /** The expert that an account acts for; only its id is read. */
    @Node("Expert")
    record ActsFor(@Id String id) {}

    /** The team that an account coordinates; only its id is read. */
    @Node("Team")
    record Coordinated(@Id String id) {}
}
