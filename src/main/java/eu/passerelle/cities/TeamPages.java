package eu.passerelle.cities;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.kernel.Typed;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Coordinators enter teams; a team sees itself, and invites its colleagues. */
@Controller
class TeamPages {
    private static final int MOST_LISTED = 500;
    private static final int MOST_CITIES = 10;

    private final Teams teams;
    private final Cities cities;
    private final Founding founding;
    private final Members members;
    private final World world;

    TeamPages(Teams teams, Cities cities, Founding founding, Members members, World world) {
        this.teams = teams;
        this.cities = cities;
        this.founding = founding;
        this.members = members;
        this.world = world;
    }

    @GetMapping("/teams")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView all() {
        return new ModelAndView("cities/teams").addObject("teams", teams.after(Optional.empty(), MOST_LISTED));
    }

    @GetMapping("/teams/new")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView city(@RequestParam(defaultValue = "") String q, Locale locale) {
        List<City> found = cities.find(q, MOST_CITIES);
        return new ModelAndView("cities/city")
                .addObject("q", q)
                .addObject("cities", found)
                .addObject("countries", countries(found, locale));
    }

    @GetMapping("/teams/new/{city}")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView form(@PathVariable String city, Locale locale) {
        return form(city, NewTeam.empty(InterfaceLanguage.of(locale)), List.of());
    }

    @PostMapping("/teams/new/{city}")
    @AllowedTo(Role.COORDINATOR)
    ModelAndView found(
            CoordinatorViewer viewer,
            @PathVariable String city,
            @RequestParam MultiValueMap<String, String> fields,
            Locale locale) {
        NewTeam typed = NewTeam.of(fields, InterfaceLanguage.of(locale));
        try {
            return new ModelAndView("redirect:/teams/" + founding.found(viewer.account(), city, typed));
        } catch (InvalidInput e) {
            return form(city, typed, e.problems());
        }
    }

    @GetMapping("/teams/{id}")
    @AllowedTo({Role.COORDINATOR, Role.CITY})
    @ShownInGuise
    ModelAndView one(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, own(viewer, id), List.of(), locale);
    }

    @GetMapping("/team")
    @AllowedTo(Role.CITY)
    @ShownInGuise
    ModelAndView mine(CityViewer viewer, Locale locale) {
        return page(viewer, teams.get(viewer.team()), List.of(), locale);
    }

    @PostMapping("/teams/{id}/members")
    @AllowedTo({Role.COORDINATOR, Role.CITY})
    ModelAndView addMember(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String profession,
            Locale locale) {
        Team team = own(viewer, id);
        var member = new Members.NewMember(organisation, sector, profession);
        try {
            members.add(team.id(), member, viewer.account());
            return new ModelAndView("redirect:" + home(viewer, team) + "#members");
        } catch (InvalidInput e) {
            return page(viewer, team, e.problems(), locale).addObject("typed", member);
        }
    }

    @PostMapping("/teams/{id}/members/{member}/removal")
    @AllowedTo({Role.COORDINATOR, Role.CITY})
    String removeMember(Viewer viewer, @PathVariable String id, @PathVariable String member) {
        Team team = own(viewer, id);
        members.remove(team.id(), member, viewer.account());
        return "redirect:" + home(viewer, team) + "#members";
    }

    private static String home(Viewer viewer, Team team) {
        return viewer instanceof CityViewer ? "/team" : "/teams/" + team.id();
    }

    @PostMapping("/teams/{id}/colleagues")
    @AllowedTo({Role.COORDINATOR, Role.CITY})
    ModelAndView invite(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            Locale locale,
            RedirectAttributes next) {
        Team team = own(viewer, id);
        try {
            founding.inviteColleague(
                    viewer.account(), team.id(), Typed.text(name), Typed.text(email), InterfaceLanguage.of(locale));
            next.addFlashAttribute("sent", true);
            return new ModelAndView("redirect:" + home(viewer, team));
        } catch (InvalidInput e) {
            return page(viewer, team, e.problems(), locale)
                    .addObject("name", name)
                    .addObject("email", email);
        }
    }

    /** Another city's team is none. */
    private Team own(Viewer viewer, String id) {
        var team = new TeamId(id);
        if (viewer instanceof CityViewer city && !city.team().equals(team)) {
            throw new NotFound("Team", id);
        }
        return teams.get(team);
    }

    private ModelAndView form(String city, NewTeam typed, List<FieldProblem> problems) {
        City chosen = cities.find(city).orElseThrow(() -> new NotFound("City", city));
        return status(new ModelAndView("cities/new-team"), problems)
                .addObject("city", chosen)
                .addObject("typed", typed)
                .addObject("phases", TeamPhase.values())
                .addObject("structures", TeamStructure.values())
                .addObject("languages", InterfaceLanguage.values());
    }

    private ModelAndView page(Viewer viewer, Team team, List<FieldProblem> problems, Locale locale) {
        Map<String, String> sectors = names(world.sectors(), locale);
        return status(new ModelAndView("cities/team"), problems)
                .addObject("curating", viewer instanceof CoordinatorViewer)
                .addObject("team", team)
                .addObject("country", country(team.city().country(), locale))
                .addObject("purpose", team.purpose().in(locale))
                .addObject("languages", spoken(team, locale))
                .addObject("members", bySector(members.of(team.id()), sectors))
                .addObject("sectors", sectors)
                .addObject("professions", names(world.professions(), locale))
                .addObject("typed", new Members.NewMember("", "", ""))
                .addObject("colleagues", founding.colleagues(team.id()))
                .addObject("invited", founding.invited(team.id()))
                .addObject("name", "")
                .addObject("email", "");
    }

    /** @param sector in words; empty when it is not known */
    public record Bench(String sector, List<Members.Member> members) {}

    /** In the order of the sectors, those of no known sector last. */
    private static List<Bench> bySector(List<Members.Member> members, Map<String, String> sectors) {
        Map<String, List<Members.Member>> bySector =
                members.stream().collect(Collectors.groupingBy(Members.Member::sector));
        return Stream.concat(
                        sectors.entrySet().stream()
                                .filter(sector -> bySector.containsKey(sector.getKey()))
                                .map(sector -> bench(sector.getValue(), bySector, sector.getKey())),
                        bySector.keySet().stream()
                                .filter(code -> !sectors.containsKey(code))
                                .map(code -> bench(code, bySector, code)))
                .toList();
    }

    private static Bench bench(String name, Map<String, List<Members.Member>> bySector, String code) {
        return new Bench(name, bySector.getOrDefault(code, List.of()));
    }

    private List<String> spoken(Team team, Locale locale) {
        Map<String, String> names = names(world.languages(), locale);
        return team.languages().stream()
                .map(code -> names.getOrDefault(code, code))
                .sorted(Collator.getInstance(locale))
                .toList();
    }

    /** By their names in the reader’s language. */
    static Map<String, String> names(Map<String, LocalizedText> byCode, Locale locale) {
        var names = new LinkedHashMap<String, String>();
        byCode.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, LocalizedText> entry) ->
                                entry.getValue().in(locale),
                        Collator.getInstance(locale)))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue().in(locale)));
        return names;
    }

    private static ModelAndView status(ModelAndView page, List<FieldProblem> problems) {
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("problems", problems);
    }

    private Map<String, String> countries(List<City> found, Locale locale) {
        return found.stream()
                .map(City::country)
                .distinct()
                .collect(Collectors.toMap(code -> code, code -> country(code, locale)));
    }

    private String country(String code, Locale locale) {
        return Optional.ofNullable(world.countries().get(code))
                .map(name -> name.in(locale))
                .orElse(code);
    }
}
