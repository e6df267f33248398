package eu.passerelle.directory.competences;

import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.directory.TaxonomyChanged;
import eu.passerelle.directory.TaxonomyEdition;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditTrail;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What coordinators decide on the taxonomy. Each decision holds the next edition while it is made, is refused when it was
 * made before an older state of the concept, and leaves its reason in the trail. What points to a concept always finds it.
 */
@Component
class Decisions {
    static final int LONGEST_REASON = 500;
    private static final int SHOWN_BEFORE = 50;
    /** No vowels, and nothing that looks like something else: never a word, easy to read out. */
    private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";

    private static final int LENGTH_OF_CODE = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Entries entries;
    private final Pointers pointers;
    private final TaxonomyEdition edition;
    private final Taxonomy taxonomy;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final GraphTransactions transactions;

    Decisions(
            Entries entries,
            Pointers pointers,
            TaxonomyEdition edition,
            Taxonomy taxonomy,
            AuditTrail trail,
            Outbox outbox,
            GraphTransactions transactions) {
        this.entries = entries;
        this.pointers = pointers;
        this.edition = edition;
        this.taxonomy = taxonomy;
        this.trail = trail;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    static String subject(String code) {
        return "competence:" + code;
    }

    /** What was decided on the concept, the newest first. */
    List<AuditEntry> history(String code) {
        return trail.of(subject(code), SHOWN_BEFORE);
    }

    /** @return the code of the new concept, which no other concept has, here or in a seed to come */
    String add(CoordinatorViewer viewer, Function<String, Entry> draft, String reason) {
        return changed(viewer, ConceptAction.CONCEPT_ADDED, reason, scheme -> List.of(draft.apply(freshCode(scheme))))
                .getFirst()
                .code();
    }

    /** @param rev as the one who edits saw it */
    void edit(CoordinatorViewer viewer, String code, long rev, UnaryOperator<Entry> change, String reason) {
        changed(viewer, ConceptAction.CONCEPT_EDITED, reason, scheme -> List.of(change.apply(seen(scheme, code, rev))));
    }

    /** With all that is below it; to the top when there is nothing broader. */
    void move(CoordinatorViewer viewer, String code, long rev, Optional<String> broader, String reason) {
        changed(viewer, ConceptAction.CONCEPT_MOVED, reason, scheme -> {
            seen(scheme, code, rev);
            return List.of(scheme.moved(code, broader));
        });
    }

    void merge(CoordinatorViewer viewer, String from, long rev, String into, String reason) {
        requireReason(reason, "reason-merge");
        changed(viewer, ConceptAction.CONCEPT_MERGED, reason, scheme -> {
            seen(scheme, from, rev);
            List<Entry> merged = scheme.merged(from, into);
            pointers.move(from, into);
            return merged;
        });
    }

    void deprecate(CoordinatorViewer viewer, String code, long rev, Optional<String> replacedBy, String reason) {
        requireReason(reason, "reason-deprecate");
        changed(viewer, ConceptAction.CONCEPT_DEPRECATED, reason, scheme -> {
            seen(scheme, code, rev);
            return List.of(scheme.deprecated(code, replacedBy));
        });
    }

    void restore(CoordinatorViewer viewer, String code, long rev, String reason) {
        changed(viewer, ConceptAction.CONCEPT_RESTORED, reason, scheme -> {
            seen(scheme, code, rev);
            return List.of(scheme.restored(code));
        });
    }

    /** @param decision what the concepts become that it changes; the first is the one that is decided on */
    List<Entry> changed(
            CoordinatorViewer viewer, ConceptAction action, String reason, Function<Scheme, List<Entry>> decision) {
        List<Entry> changed = transactions.write(() -> change(viewer, action, reason, decision));
        refresh();
        return changed;
    }

    /** Within a transaction, after whose end somebody has to refresh. */
    List<Entry> change(
            CoordinatorViewer viewer, ConceptAction action, String reason, Function<Scheme, List<Entry>> decision) {
        if (reason.length() > LONGEST_REASON) {
            throw new InvalidInput(FieldProblem.of("reason", "taxonomy.problem.reason.long", LONGEST_REASON));
        }
        edition.next();
        Scheme before = entries.scheme();
        List<Entry> after = decision.apply(before);
        requireSound(before.with(after), after);
        save(viewer, action, reason, before, after);
        return after;
    }

    /** Not within a transaction: what is undone there must never be remembered. */
    void refresh() {
        taxonomy.refresh();
    }

    private void save(CoordinatorViewer viewer, ConceptAction action, String reason, Scheme before, List<Entry> after) {
        List<Entry> different = after.stream()
                .filter(entry -> !before.find(entry.code()).equals(Optional.of(entry)))
                .toList();
        if (different.isEmpty()) {
            return;
        }
        entries.write(different);
        different.forEach(entry -> trail.append(
                viewer.account(),
                subject(entry.code()),
                action.name(),
                reason,
                EntryDiff.between(before.find(entry.code()).orElse(Entry.empty(entry.code())), entry)));
        outbox.append(new TaxonomyChanged());
    }

    private Entry seen(Scheme scheme, String code, long rev) {
        Entry entry = scheme.get(code);
        if (entries.rev(code) != rev) {
            throw new Conflict("taxonomy.conflict.changedMeanwhile");
        }
        return entry;
    }

    private static void requireSound(Scheme scheme, List<Entry> changed) {
        var rules = new EntryRules(scheme);
        List<FieldProblem> problems = changed.stream()
                .flatMap(entry -> rules.problems(entry).stream())
                .collect(Collectors.toList());
        problems.addAll(
                scheme.problems(changed.stream().map(Entry::code).toList()).values());
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private static void requireReason(String reason, String field) {
        if (reason.isBlank()) {
            throw new InvalidInput(FieldProblem.of(field, "taxonomy.problem.reason.missing"));
        }
    }

    private static String freshCode(Scheme scheme) {
        while (true) {
            String code = RANDOM.ints(LENGTH_OF_CODE, 0, LETTERS.length())
                    .collect(
                            () -> new StringBuilder("X"),
                            (text, i) -> text.append(LETTERS.charAt(i)),
                            StringBuilder::append)
                    .toString();
            if (scheme.find(code).isEmpty()) {
                return code;
            }
        }
    }
}
