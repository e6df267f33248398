package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Session;
import eu.passerelle.scheduling.SessionId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the mentor confirms before each session: no conflict of interest, and no client is named. */
@Controller
@AllowedTo(Role.EXPERT)
class AttestationPages {
    private final Meetings meetings;
    private final SessionRecords records;
    private final Commands commands;
    private final AuditTrail trail;
    private final Clock clock;

    AttestationPages(Meetings meetings, SessionRecords records, Commands commands, AuditTrail trail, Clock clock) {
        this.meetings = meetings;
        this.records = records;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Conflict when it is over or cancelled: it is a word given before, and for the late at the beginning */
    @PostMapping("/sessions/{id}/attestation")
    ModelAndView attest(Viewer viewer, @PathVariable String id, @RequestParam(defaultValue = "") String commandId) {
        Session session = meetings.session(viewer, new SessionId(id));
        boolean ahead =
                session.state() == Session.State.CONFIRMED && session.endsAt().isAfter(clock.instant());
        if (!ahead) {
            throw new Conflict("engagements.conflict.attestation");
        }
        commands.once("session.attest:" + session.id(), commandId, Boolean.class, () -> {
            records.attest(session.id());
            trail.append(viewer.account(), "session:" + session.id(), "SESSION_ATTESTED", "", List.of());
            return true;
        });
        return new ModelAndView("redirect:/sessions/" + session.id());
    }
}
