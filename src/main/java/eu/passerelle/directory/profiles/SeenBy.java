package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.privacy.ProfileViews;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who has opened a profile, with names: for the expert, and for coordinators where it is unusual. */
@Component
class SeenBy {
    private static final int MOST_SHOWN = 20;

    private final ProfileViews views;
    private final Accounts accounts;

    SeenBy(ProfileViews views, Accounts accounts) {
        this.views = views;
        this.accounts = accounts;
    }

    /** @param name empty when the account is gone */
    record Viewing(String name, LocalDate day, int number) {}

    List<Viewing> of(ExpertId expert) {
        return named(views.of(expert, MOST_SHOWN));
    }

    List<Viewing> unusual() {
        return named(views.unusual());
    }

    private List<Viewing> named(List<ProfileViews.Views> some) {
        Map<AccountId, String> names =
                accounts.names(some.stream().map(ProfileViews.Views::account).toList());
        return some.stream()
                .map(one -> new Viewing(names.getOrDefault(one.account(), ""), one.day(), one.number()))
                .toList();
    }
}
