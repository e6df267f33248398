package eu.passerelle.oversight;

import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.privacy.AuditEntry;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditQuestion;
import eu.passerelle.privacy.AuditSearch;
import eu.passerelle.privacy.AuditTrail;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The trail with names. What an auditor asks stands in it, too. */
@Component
class Trail {
    static final int ON_A_PAGE = 50;
    /** Under what names the service itself acts. */
    private static final Set<String> OWN =
            Set.of("service", "erasure", "leaving", "closing-day", "clock-rules", "last-day");

    private static final String BY_MAIL = "mailed-link";

    private final AuditSearch search;
    private final AuditTrail trail;
    private final SubjectNames subjects;

    Trail(AuditSearch search, AuditTrail trail, SubjectNames subjects) {
        this.search = search;
        this.trail = trail;
        this.subjects = subjects;
    }

    /**
     * One entry as it is read.
     *
     * @param who empty when the account has gone
     * @param kind of what it is about, such as {@code expert}; empty for an account
     * @param id what the kind is followed by
     * @param name of it; may be empty
     */
    record Row(
            long number,
            ZonedDateTime at,
            String actor,
            String who,
            String action,
            String kind,
            String id,
            String name,
            String reason,
            List<Change> changes) {
        public boolean byTheService() {
            return OWN.contains(actor);
        }

        /** By somebody who answered a link in a mail and did not sign in. */
        public boolean byMail() {
            return actor.equals(BY_MAIL);
        }
    }

    record Page(List<Row> rows, OptionalLong next) {}

    AuditSearch.Head head() {
        return search.head();
    }

    /** @throws eu.passerelle.kernel.InvalidInput when a time is none */
    Page find(AuditorViewer viewer, TypedQuestion typed, long before) {
        AuditQuestion question = question(typed);
        Page page = page(question, before, ON_A_PAGE);
        note(viewer, typed, TrailPages.SUBJECT, "TRAIL_SEARCHED");
        return page;
    }

    /** @throws eu.passerelle.kernel.InvalidInput when a time is none */
    AuditQuestion question(TypedQuestion typed) {
        TypedQuestion.Span span = typed.span();
        return new AuditQuestion(
                subjects.accounts(typed.who()),
                subjects.subjects(typed.whom()),
                typed.what(),
                span.from(),
                span.until(),
                typed.words());
    }

    Page page(AuditQuestion question, long before, int limit) {
        AuditSearch.Page found = search.find(question, before, limit);
        Map<String, String> names = subjects.names(found.entries().stream()
                .flatMap(entry -> Stream.of(entry.actor().value(), entry.subject()))
                .distinct()
                .toList());
        return new Page(found.entries().stream().map(entry -> row(entry, names)).toList(), found.next());
    }

    private static Row row(AuditEntry entry, Map<String, String> names) {
        int colon = entry.subject().indexOf(':');
        return new Row(
                entry.number(),
                entry.at().atZone(ZoneOffset.UTC),
                entry.actor().value(),
                names.getOrDefault(entry.actor().value(), ""),
                entry.action(),
                entry.subject().substring(0, Math.max(colon, 0)),
                entry.subject().substring(colon + 1),
                names.getOrDefault(entry.subject(), ""),
                entry.reason(),
                entry.changes());
    }

    void note(AuditorViewer viewer, TypedQuestion typed, String subject, String action) {
        List<Change> asked = typed.asked().entrySet().stream()
                .map(field -> new Change(field.getKey(), "", field.getValue()))
                .toList();
        trail.append(viewer.account(), subject, action, "", asked);
    }
}
