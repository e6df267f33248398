package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.World;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What all pages on profiles show. */
@Component
class ProfileView {
    private final Profiles profiles;
    private final World world;
    private final Taxonomy taxonomy;
    private final MessageSource messages;

    ProfileView(Profiles profiles, World world, Taxonomy taxonomy, MessageSource messages) {
        this.profiles = profiles;
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
                .addObject("words", words(locale));
    }
}
