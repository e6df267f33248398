package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.AccountId;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages on profiles show. */
@Component
class ProfileView {
    private final Profiles profiles;
    private final Accounts accounts;
    private final World world;
    private final Taxonomy taxonomy;
    private final MessageSource messages;

    ProfileView(Profiles profiles, Accounts accounts, World world, Taxonomy taxonomy, MessageSource messages) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.world = world;
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    ProfileWords words(Locale locale) {
        return new ProfileWords(locale, world, taxonomy, messages);
    }

    ModelAndView page(String template, Profile profile, Locale locale) {
        return new ModelAndView("directory/" + template)
                .addObject("profile", profile)
                .addObject("expert", profile.expert())
                .addObject("today", profiles.today(profile.expert()))
                .addObject("checkers", checkers(profile))
                .addObject("words", words(locale));
    }

    /** The names of those who verified claims, by account. */
    private Map<AccountId, String> checkers(Profile profile) {
        return accounts.names(profile.claims().stream()
                .flatMap(stated -> stated.check().stream())
                .map(Profile.Check::by)
                .toList());
    }
}
