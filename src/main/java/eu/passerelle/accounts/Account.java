package eu.passerelle.accounts;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Version;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;
import org.springframework.data.neo4j.core.schema.Relationship;

/**
 * Who may sign in, and for whom. Expert and team belong to other modules: an account only points to them.
 *
 * @param email in lower case
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

    SignedIn signedIn() {
        return new SignedIn(viewer(), name == null ? email : name, email, chosenLanguage());
    }

    private Viewer viewer() {
        var account = new AccountId(id);
        if (role == Role.COORDINATOR) {
            return new CoordinatorViewer(account);
        }
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
