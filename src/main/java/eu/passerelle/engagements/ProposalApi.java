package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.matching.ShortlistBodies;
import eu.passerelle.matching.WhyNot;
import eu.passerelle.scheduling.SlotTaken;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asking and answering for programs. */
@RestController
@RequestMapping("/api/v1")
@NeedsScope(Scope.REQUESTS)
class ProposalApi {
    private static final String KEY = "Idempotency-Key";
    private static final int MOST_RECOMMENDED = 10;

    private final Proposals proposals;
    private final ProposalViews views;
    private final Asking asking;
    private final Replying replying;
    private final Answering answering;
    private final Requests requests;
    private final ShortlistBodies shortlists;
    private final Clock clock;

    ProposalApi(
            Proposals proposals,
            ProposalViews views,
            Asking asking,
            Replying replying,
            Answering answering,
            Requests requests,
            ShortlistBodies shortlists,
            Clock clock) {
        this.proposals = proposals;
        this.views = views;
        this.asking = asking;
        this.replying = replying;
        this.answering = answering;
        this.requests = requests;
        this.shortlists = shortlists;
        this.clock = clock;
    }

    record Ask(@Nullable String expert) {}

    record Declination(@Nullable String note) {}

    /** @param times up to three, ISO 8601 with an offset or Z */
    record CounterProposal(
            @Nullable List<String> times, @Nullable String note) {}

    record Offer(@Nullable String time) {}

    record Begun(EngagementId engagement) {}

    @GetMapping("/requests/{id}/recommendations")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    ShortlistBodies.Body recommendations(Viewer viewer, @PathVariable String id, Locale locale) {
        return shortlists.of(
                asking.shortlist(viewer, new RequestId(id), InterfaceLanguage.of(locale), MOST_RECOMMENDED), locale);
    }

    /** Where one expert stands, what keeps him or her from the first three, and what would change it. */
    @GetMapping("/requests/{id}/recommendations/{expert}")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    WhyNot whyNot(Viewer viewer, @PathVariable String id, @PathVariable String expert) {
        return asking.whyNot(viewer, new RequestId(id), new ExpertId(expert));
    }

    @PostMapping("/requests/{id}/proposals")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    ResponseEntity<ProposalViews.View> ask(
            Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody Ask body) {
        if (Typed.text(body.expert()).isEmpty()) {
            throw new InvalidInput(FieldProblem.of("expert", "engagements.problem.expert.missing"));
        }
        Proposal proposal = asking.ask(viewer, new RequestId(id), new ExpertId(Typed.text(body.expert())), key);
        return ResponseEntity.created(URI.create("/api/v1/proposals/" + proposal.id()))
                .body(views.of(proposal));
    }

    @GetMapping("/requests/{id}/proposals")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    List<ProposalViews.View> ofRequest(Viewer viewer, @PathVariable String id) {
        return views.all(
                proposals.forRequest(requests.get(viewer, new RequestId(id)).id()));
    }

    @GetMapping("/proposals")
    @AllowedTo(Role.EXPERT)
    List<ProposalViews.View> ofExpert(ExpertViewer viewer) {
        return views.all(proposals.to(viewer.expert()));
    }

    @GetMapping("/proposals/{id}")
    @AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
    ProposalViews.View get(Viewer viewer, @PathVariable String id) {
        return views.of(visible(viewer, new ProposalId(id)));
    }

    @PostMapping("/proposals/{id}/acceptance")
    @AllowedTo(Role.EXPERT)
    Begun accept(ExpertViewer viewer, @PathVariable String id, @RequestHeader(KEY) String key) {
        return new Begun(answering.accept(own(viewer, id), key));
    }

    @PostMapping("/proposals/{id}/declination")
    @AllowedTo(Role.EXPERT)
    ProposalViews.View decline(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestHeader(KEY) String key,
            @RequestBody(required = false) @Nullable Declination body) {
        String note = body == null ? "" : Typed.text(body.note());
        AnswerForms.requireShort(note, "note");
        answering.decline(own(viewer, id), key, note);
        return views.of(proposals.get(viewer, new ProposalId(id)));
    }

    @PostMapping("/proposals/{id}/counter-proposal")
    @AllowedTo(Role.EXPERT)
    ProposalViews.View counter(
            ExpertViewer viewer,
            @PathVariable String id,
            @RequestHeader(KEY) String key,
            @RequestBody CounterProposal body) {
        String note = Typed.text(body.note());
        AnswerForms.requireShort(note, "note");
        answering.counter(own(viewer, id), key, OfferedTimes.checked(body.times(), clock.instant()), note);
        return views.of(proposals.get(viewer, new ProposalId(id)));
    }

    @PostMapping("/proposals/{id}/withdrawal")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    ProposalViews.View withdraw(Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key) {
        replying.withdraw(viewer, new ProposalId(id), key);
        return views.of(proposals.get(new ProposalId(id)));
    }

    @PostMapping("/proposals/{id}/offer")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    Begun takeOffer(Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody Offer body) {
        Instant time = OfferedTimes.instant(body.time(), "time");
        try {
            return new Begun(replying.takeOffer(viewer, new ProposalId(id), time, key));
        } catch (SlotTaken taken) {
            throw taken.in("time");
        }
    }

    private ProposalId own(ExpertViewer viewer, String id) {
        return proposals.get(viewer, new ProposalId(id)).id();
    }

    private Proposal visible(Viewer viewer, ProposalId id) {
        if (viewer instanceof ExpertViewer expert) {
            return proposals.get(expert, id);
        }
        Proposal proposal = proposals.get(id);
        requests.get(viewer, proposal.request());
        return proposal;
    }

    /** Times as programs write them. */
    static final class OfferedTimes {
        private OfferedTimes() {}

        static List<Instant> checked(@Nullable List<String> typed, Instant now) {
            List<String> given = typed == null ? List.of() : typed;
            if (given.isEmpty() || given.size() > TypedTimes.MOST) {
                throw new InvalidInput(FieldProblem.of("times", "engagements.problem.offer.count", TypedTimes.MOST));
            }
            return given.stream()
                    .map(time -> instant(time, "times"))
                    .map(time -> TypedTimes.checked(time, now, "times"))
                    .distinct()
                    .sorted()
                    .toList();
        }

        static Instant instant(@Nullable String typed, String field) {
            try {
                return OffsetDateTime.parse(Typed.text(typed)).toInstant();
            } catch (DateTimeException e) {
                throw new InvalidInput(FieldProblem.of(field, "engagements.problem.offer.format"));
            }
        }
    }
}
