package eu.passerelle.conflicts;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.conflicts.InterestPages.Days;
import eu.passerelle.conflicts.Organisations.Organisation;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who and what meet in an organisation, for those who keep the directory. */
@Controller
@AllowedTo(Role.COORDINATOR)
class OrganisationPages {
    private static final int LONGEST = 200;

    private final Organisations organisations;
    private final CommonGround grounds;
    private final World world;
    private final Clock clock;

    OrganisationPages(Organisations organisations, CommonGround grounds, World world, Clock clock) {
        this.organisations = organisations;
        this.grounds = grounds;
        this.world = world;
        this.clock = clock;
    }

    @GetMapping("/organisations")
    ModelAndView find(@RequestParam(defaultValue = "") String q) {
        String words = Typed.text(q);
        String asked = words.substring(0, Math.min(words.length(), LONGEST));
        return new ModelAndView("conflicts/organisations")
                .addObject("q", asked)
                .addObject("most", Organisations.MOST_LISTED)
                .addObject("found", organisations.find(asked));
    }

    @GetMapping("/organisations/{id}")
    ModelAndView one(@PathVariable String id, Locale locale) {
        Organisation organisation = organisations.get(id);
        return new ModelAndView("conflicts/organisation")
                .addObject("organisation", organisation)
                .addObject("sector", named(world.sectors(), organisation.sector(), locale))
                .addObject("country", named(world.countries(), organisation.country(), locale))
                .addObject("grounds", grounds.of(organisation, LocalDate.now(clock)))
                .addObject("days", new Days(locale));
    }

    private static String named(Map<String, LocalizedText> names, String code, Locale locale) {
        return Optional.ofNullable(names.get(code)).map(name -> name.in(locale)).orElse("");
    }
}
