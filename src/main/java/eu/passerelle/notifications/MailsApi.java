package eu.passerelle.notifications;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.notifications.post.MailState;
import eu.passerelle.notifications.post.PostOffice;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/mails")
@AllowedTo(Role.COORDINATOR)
@NeedsScope(Scope.NETWORK)
class MailsApi {
    private final PostOffice post;
    private final Commands commands;

    MailsApi(PostOffice post, Commands commands) {
        this.post = post;
        this.commands = commands;
    }

    /** Newest first, at most 200. */
    @GetMapping
    List<MailView> mails(@RequestParam(defaultValue = "PARKED") MailState state) {
        return post.list(state).stream()
                .map(mail -> MailView.of(mail, post.hasServer()))
                .toList();
    }

    @PostMapping("/{id}/retry")
    MailView retry(
            CoordinatorViewer viewer, @PathVariable String id, @RequestHeader("Idempotency-Key") String commandId) {
        commands.once(viewer.account() + ":retryMail:" + id, commandId, Boolean.class, () -> {
            post.retry(id);
            return true;
        });
        return post.find(id)
                .map(mail -> MailView.of(mail, post.hasServer()))
                .orElseThrow(() -> new NotFound("Mail", id));
    }
}
