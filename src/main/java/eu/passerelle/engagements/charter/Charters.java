package eu.passerelle.engagements.charter;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.CharterSigned;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.charter.Charter.Signature;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.scheduling.Side;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What both sides of a mentoring sign. Until one has signed, both may change it; a change after that makes another version,
 * which both sign anew. Nothing waits for it: a first meeting is often where it is talked about.
 */
@Component
public class Charters {
    private final CharterStore store;
    private final Engagements engagements;
    private final Requests requests;
    private final Taxonomy taxonomy;
    private final Accounts accounts;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Charters(
            CharterStore store,
            Engagements engagements,
            Requests requests,
            Taxonomy taxonomy,
            Accounts accounts,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.engagements = engagements;
        this.requests = requests;
        this.taxonomy = taxonomy;
        this.accounts = accounts;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Which sides have to sign still. Who may see it is the caller’s to ask. */
    public Set<Side> unsigned(Engagement engagement) {
        Optional<Charter> newest = store.all(engagement.id()).stream()
                .findFirst()
                .filter(one -> one.expert().equals(engagement.expert()));
        return Side.BOTH.stream()
                .filter(side -> newest.flatMap(one -> one.by(side)).isEmpty())
                .collect(Collectors.toSet());
    }

    /** The newest first, of which the first is the one that holds or is to be signed; before anybody wrote it, it is drawn up. */
    List<Charter> versions(Engagement engagement, InterfaceLanguage reader) {
        List<Charter> kept = store.all(engagement.id());
        if (kept.isEmpty()) {
            return List.of(Charter.first(
                    engagement.expert(), store.promised(engagement.id()), objectives(engagement, reader)));
        }
        Charter newest = kept.getFirst();
        if (newest.expert().equals(engagement.expert())) {
            return kept;
        }
        return Stream.concat(
                        Stream.of(newest.with(engagement.expert(), store.promised(engagement.id()))), kept.stream())
                .toList();
    }

    /** A line for each need of the request, or each competence that it serves. */
    private String objectives(Engagement engagement, InterfaceLanguage reader) {
        return engagement.request().stream()
                .flatMap(request -> requests.get(request).content().needs().stream())
                .map(need -> taxonomy.find(need.competence())
                        .map(concept -> concept.label().in(reader))
                        .orElse(need.competence().value()))
                .collect(Collectors.joining("\n"));
    }

    /** @throws Conflict when somebody has changed or signed it since */
    void change(Viewer viewer, EngagementId id, Typed typed, InterfaceLanguage reader, String commandId) {
        Engagement engagement = engagements.get(viewer, id);
        commands.once("agreement.change:" + id, commandId, typed.toString(), Boolean.class, () -> {
            engagements.requireNotClosed(id);
            Charter newest = versions(engagement, reader).getFirst();
            if (newest.version() != typed.version() || newest.rev() != typed.rev()) {
                throw new Conflict("agreement.conflict.changed");
            }
            Charter changed = newest.changed(typed.objectives(), typed.addition());
            store.save(id, changed);
            tell(viewer.account(), id, "AGREEMENT_CHANGED", changed.version());
            return true;
        });
    }

    /** @param version as it was read @param rev as it was read */
    record Typed(int version, long rev, String objectives, String addition) {}

    /** What was read before it was signed. */
    record Read(int version, long wording) {}

    /** By one who meets. @throws Conflict when somebody has changed it since it was read */
    void sign(Viewer viewer, EngagementId id, Read read, InterfaceLanguage reader, String commandId) {
        Engagement engagement = engagements.get(viewer, id);
        Side side = viewer instanceof ExpertViewer ? Side.EXPERT : Side.TEAM;
        commands.once("agreement.sign:" + id + ":" + side, commandId, read.toString(), Boolean.class, () -> {
            engagements.requireNotClosed(id);
            Charter newest = versions(engagement, reader).getFirst();
            if (newest.version() != read.version() || newest.wording() != read.wording()) {
                throw new Conflict("agreement.conflict.changed");
            }
            if (newest.by(side).isPresent()) {
                return true;
            }
            Charter signed = newest.signed(side, signature(viewer.account()));
            store.save(id, signed);
            outbox.append(new CharterSigned(id, side, signed.isSigned()));
            tell(viewer.account(), id, "AGREEMENT_SIGNED", signed.version());
            return true;
        });
    }

    private Signature signature(AccountId account) {
        String name = accounts.names(Set.of(account)).getOrDefault(account, "");
        return new Signature(account, name, clock.instant());
    }

    private void tell(AccountId by, EngagementId id, String action, int version) {
        trail.append(by, "engagement:" + id, action, "", List.of(new Change("version", "", String.valueOf(version))));
    }
}
