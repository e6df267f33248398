package eu.passerelle.notifications;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.notifications.post.MailState;
import eu.passerelle.notifications.post.PostOffice;
import eu.passerelle.notifications.replies.ReplyNotes;
import eu.passerelle.notifications.replies.ReplyNotes.Note;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator's view of the post: what waits, what needs a person, what went out. */
@Controller
@AllowedTo(Role.COORDINATOR)
class MailPages {
    private static final List<MailState> ALWAYS_SHOWN = List.of(MailState.PARKED, MailState.NEW);

    private final PostOffice post;
    private final ReplyNotes notes;
    private final boolean demo;

    MailPages(PostOffice post, ReplyNotes notes, Environment environment) {
        this.post = post;
        this.notes = notes;
        this.demo = environment.matchesProfiles("demo");
    }

    @GetMapping("/mails")
    String mails(Model model) {
        model.addAttribute("groups", groups());
        model.addAttribute("notes", notes.list().stream().map(NoteRow::of).toList());
        model.addAttribute("serverConfigured", post.hasServer());
        model.addAttribute("demo", demo);
        return "notifications/mails";
    }

    private List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (MailState state : List.of(MailState.PARKED, MailState.NEW, MailState.KEPT, MailState.SENT)) {
            List<MailView> mails = post.list(state).stream()
                    .map(mail -> MailView.of(mail, post.hasServer()))
                    .toList();
            if (!mails.isEmpty() || ALWAYS_SHOWN.contains(state)) {
                groups.add(new Group(state, mails));
            }
        }
        return groups;
    }

    @PostMapping("/mails/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes redirect) {
        post.retry(id);
        redirect.addFlashAttribute("retried", true);
        return "redirect:/mails";
    }

    /** A coordinator has looked. */
    @PostMapping("/mails/notes/{id}/removal")
    String remove(@PathVariable String id) {
        notes.remove(id);
        return "redirect:/mails";
    }

    record NoteRow(Note note, ZonedDateTime at) {
        static NoteRow of(Note note) {
            return new NoteRow(note, note.at().atZone(ZoneOffset.UTC));
        }
    }

    record Group(MailState state, List<MailView> mails) {}
}
