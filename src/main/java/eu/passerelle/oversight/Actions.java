package eu.passerelle.oversight;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What stands in the trail as done, in the reader's words. What is new to this list is shown as it is kept. */
@Component
class Actions {
    static final List<String> KNOWN = List.of(
            "account.factors.reset",
            "SUMMARY_CHANGED",
            "LANGUAGES_CHANGED",
            "EXPERIENCE_CHANGED",
            "EMPLOYMENTS_CHANGED",
            "OFFER_CHANGED",
            "PROFILE_CONFIRMED",
            "CLAIM_STATED",
            "CLAIM_CHANGED",
            "CLAIM_REMOVED",
            "CLAIM_VERIFIED",
            "CLAIM_UNVERIFIED",
            "PUBLICATION_WRITTEN",
            "PUBLICATION_REMOVED",
            "STATUS_CHANGED",
            "CONDUCT_SIGNED",
            "INVITED",
            "MERGED",
            "MERGE_UNDONE",
            "DUPLICATE_SETTLED",
            "DUPLICATE_REOPENED",
            "APPLICATION_DECLINED",
            "CONCEPT_ADDED",
            "CONCEPT_EDITED",
            "CONCEPT_MOVED",
            "CONCEPT_MERGED",
            "CONCEPT_DEPRECATED",
            "CONCEPT_RESTORED",
            "CONCEPT_IMPORTED",
            "SEARCH_IGNORED",
            "INTERESTS_CONFIRMED",
            "INTEREST_DECLARED",
            "INTEREST_ENDED",
            "INTEREST_REMOVED",
            "CONFLICT_DECIDED",
            "TEAM_FOUNDED",
            "TEAM_CHANGED",
            "MEMBER_ADDED",
            "MEMBER_REMOVED",
            "COLLEAGUE_INVITED",
            "POLICY_ADOPTED",
            "SESSION_BOOKED",
            "SESSION_MOVED",
            "SESSION_CANCELLED",
            "SESSION_ATTESTED",
            "POLL_OPENED",
            "POLL_CLOSED",
            "POLL_CANCELLED",
            "CLOSING_REPORTED",
            "MENTORING_CLOSED",
            "ADVICE_GIVEN",
            "ADVICE_ANSWERED",
            "ADVICE_WITHDRAWN",
            "AGREEMENT_CHANGED",
            "AGREEMENT_SIGNED",
            "ERASURE_ASKED",
            "ERASURE_TAKEN_BACK",
            "PERSON_ERASED",
            "HANDOVER_ASKED",
            "HANDOVER_DROPPED",
            "HANDOVER_SESSIONS",
            "SUCCESSOR_ASKED",
            "MENTOR_CHANGED",
            "MENTORING_PAUSED",
            "MID_TERM_ANSWERED",
            "MID_TERM_AGREED",
            "LESSON_TOLD",
            "PLAN_BEGUN",
            "PLAN_APPROVED",
            "CERTIFICATE_ISSUED",
            "CERTIFICATE_WITHDRAWN",
            "PLAN_CLOSED",
            "PLAN_DECIDED",
            "PLAN_REVIEWED",
            "PLAN_PART_REMOVED",
            "PLAN_PART_RETURNED",
            "PLAN_TAKEN_OVER",
            "ASSESSMENT_OPENED",
            "ASSESSMENT_WIDENED",
            "ASSESSMENT_POSTPONED",
            "ASSESSMENT_CLOSED",
            "ASSESSMENT_CANCELLED",
            "ASSESSMENT_VALUED",
            "REQUEST_BEGUN",
            "INSTRUMENT_CHANGED",
            "CASEWORK_ASSESSED",
            "CASEWORK_SWITCHED_OFF",
            "IMPORTED",
            "EXPORTED",
            "WEBHOOK_ADDED",
            "WEBHOOK_PAUSED",
            "WEBHOOK_RESUMED",
            "WEBHOOK_REMOVED",
            "WEBHOOK_SECRET_CHANGED",
            "TRAIL_SEARCHED",
            "TRAIL_EXPORTED",
            "VIEWS_READ",
            "PERSON_INVITED",
            "PERSON_ENDED",
            "ACCOUNT_CLOSED",
            "ACCOUNT_OPENED",
            "SEEING_AS_BEGUN",
            "PAGE_SEEN_AS",
            "SEEING_AS_ENDED",
            "RETRIED",
            "APPROVAL_ASKED",
            "APPROVAL_APPROVED",
            "APPROVAL_DECLINED",
            "APPROVAL_USED",
            "TWO_PERSONS_OFF");

    /** What the subject of an entry begins with. */
    private static final List<String> KINDS = List.of(
            "expert",
            "team",
            "account",
            "engagement",
            "session",
            "plan",
            "poll",
            "policy",
            "assessment",
            "certificate",
            "competence",
            "webhook",
            "export",
            "import",
            "instrument",
            "approval",
            "role",
            "erasure",
            "parked",
            "setting",
            "trail");

    private final MessageSource messages;

    Actions(MessageSource messages) {
        this.messages = messages;
    }

    record Choice(String action, String name) {}

    /** In the order of the reader's alphabet. */
    List<Choice> choices(Locale locale) {
        Map<String, String> worded = worded(locale);
        return KNOWN.stream()
                .map(action -> new Choice(action, worded.getOrDefault(action, action)))
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(locale)))
                .toList();
    }

    Map<String, String> worded(Locale locale) {
        return worded(KNOWN, "oversight.action.", locale);
    }

    Map<String, String> kinds(Locale locale) {
        return worded(KINDS, "oversight.kind.", locale);
    }

    private Map<String, String> worded(List<String> names, String prefix, Locale locale) {
        return names.stream()
                .collect(Collectors.toMap(name -> name, name -> messages.getMessage(prefix + name, null, locale)));
    }
}
