package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.ShownInGuise;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Publications;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditEntry;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the expert has written: one form for each, so that nothing is lost on the way. */
@Controller
@RequestMapping("/profile/publications")
@AllowedTo(Role.EXPERT)
class PublicationPages {
    static final int MOST = 40;
    private static final String HERE = "redirect:/profile/publications";

    private final Profiles profiles;
    private final Publications publications;
    private final ProfileView view;
    private final World world;
    private final GraphTransactions transactions;

    PublicationPages(
            Profiles profiles,
            Publications publications,
            ProfileView view,
            World world,
            GraphTransactions transactions) {
        this.profiles = profiles;
        this.publications = publications;
        this.view = view;
        this.world = world;
        this.transactions = transactions;
    }

    @GetMapping
    @ShownInGuise
    ModelAndView list(ExpertViewer viewer, Locale locale) {
        return view.page("profile-publications", profiles.get(viewer.expert()), locale);
    }

    @GetMapping("/new")
    @ShownInGuise
    ModelAndView add(ExpertViewer viewer, Locale locale) {
        return form(viewer, "new", TypedPublication.EMPTY, locale);
    }

    @GetMapping("/{id}")
    @ShownInGuise
    ModelAndView one(ExpertViewer viewer, @PathVariable String id, Locale locale) {
        return form(viewer, id, TypedPublication.of(own(viewer.expert(), id)), locale);
    }

    @PostMapping("/{id}")
    ModelAndView save(ExpertViewer viewer, @PathVariable String id, TypedPublication typed, Locale locale) {
        try {
            transactions.write(() -> write(viewer, id, typed));
            return new ModelAndView(HERE);
        } catch (InvalidInput e) {
            ModelAndView page = form(viewer, id, typed, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    @PostMapping("/{id}/removal")
    String remove(ExpertViewer viewer, @PathVariable String id) {
        transactions.write(() -> {
            profiles.locked(viewer.expert());
            Publication gone = own(viewer.expert(), id);
            publications.remove(viewer.expert(), id);
            tell(viewer, ProfileAction.PUBLICATION_REMOVED, gone);
        });
        return HERE;
    }

    private void write(ExpertViewer viewer, String id, TypedPublication typed) {
        var expert = profiles.locked(viewer.expert());
        boolean fresh = id.equals("new");
        if (fresh && all(expert.id()).size() >= MOST) {
            throw new InvalidInput(FieldProblem.of("title", "directory.problem.publications", MOST));
        }
        String written = fresh ? Ids.random() : own(expert.id(), id).id();
        Publication publication = typed.checked(written, world, profiles.today(expert));
        publications.write(expert.id(), publication);
        tell(viewer, ProfileAction.PUBLICATION_WRITTEN, publication);
    }

    private void tell(ExpertViewer viewer, ProfileAction action, Publication publication) {
        var change = new AuditEntry.Change(publication.title(), "", "");
        profiles.changed(viewer, viewer.expert(), action, "", List.of(change));
    }

    private List<Publication> all(ExpertId expert) {
        return publications.of(List.of(expert)).getOrDefault(expert, List.of());
    }

    private Publication own(ExpertId expert, String id) {
        return all(expert).stream()
                .filter(publication -> publication.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("Publication", id));
    }

    private ModelAndView form(ExpertViewer viewer, String id, TypedPublication typed, Locale locale) {
        return view.page("profile-publication", profiles.get(viewer.expert()), locale)
                .addObject("id", id)
                .addObject("typed", typed)
                .addObject("kinds", Publication.Kind.values())
                .addObject("languages", view.words(locale).sorted(world.languages()))
                .addObject("longest", Publication.LONGEST_TEXT)
                .addObject("problems", List.of());
    }
}
