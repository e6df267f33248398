package eu.passerelle.notifications;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.notifications.post.Draft.CalendarPart;
import eu.passerelle.notifications.post.Mail;
import eu.passerelle.notifications.post.MailState;
import eu.passerelle.notifications.post.PostOffice;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everybody's letter box in the demonstration, where nobody has a real one. Only for those who sit at this machine. */
@Controller
@Profile("demo")
@AllowedTo(Role.ANYONE)
class DemoMailPages {
    private final PostOffice post;

    DemoMailPages(PostOffice post) {
        this.post = post;
    }

    @GetMapping("/demo/mails")
    String mails(Model model, HttpServletRequest request) {
        requireLoopback(request);
        model.addAttribute(
                "mails",
                post.list(MailState.KEPT).stream()
                        .map(mail -> MailView.of(mail, false))
                        .toList());
        return "notifications/demo-mails";
    }

    @GetMapping("/demo/mails/{id}")
    String mail(@PathVariable String id, Model model, HttpServletRequest request) {
        requireLoopback(request);
        Mail mail = kept(id);
        model.addAttribute("mail", mail);
        model.addAttribute("view", MailView.of(mail, false));
        model.addAttribute("lines", PlainText.lines(mail.text()));
        return "notifications/demo-mail";
    }

    @GetMapping("/demo/mails/{id}/invite.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String id, HttpServletRequest request) {
        requireLoopback(request);
        CalendarPart calendar = kept(id).calendar().orElseThrow(() -> new NotFound("Invitation", id));
        return new Attachment("invite.ics", new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .with(calendar.iCalendar());
    }

    private Mail kept(String id) {
        return post.find(id).filter(mail -> mail.state() == MailState.KEPT).orElseThrow(() -> new NotFound("Mail", id));
    }

    /** The profile binds to loopback already; this holds where someone binds it elsewhere. */
    private static void requireLoopback(HttpServletRequest request) {
        if (!InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()) {
            throw new NotFound("Page", "demo/mails");
        }
    }
}
