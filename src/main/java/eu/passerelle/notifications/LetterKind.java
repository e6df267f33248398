package eu.passerelle.notifications;

import java.util.Optional;

/**
 * What a mail is about. The message keys {@code notifications.mail.<kind>.subject}, {@code .lead}, {@code .more} and
 * {@code .action} word each.
 */
enum LetterKind {
    /** To the team: your request has arrived. */
    REQUEST_RECEIVED,
    /** To the coordinators of the network: a request waits. */
    REQUEST_WAITS,
    /** To the expert. */
    PROPOSAL,
    REMINDER,
    WITHDRAWN,
    /** To the team, and but for the first to the coordinators of the network. */
    ACCEPTED,
    DECLINED,
    COUNTERED,
    LAPSED,
    /** To both sides. */
    SESSION_BOOKED,
    SERIES_BOOKED,
    SESSION_MOVED,
    SERIES_MOVED,
    SESSION_CANCELLED,
    SERIES_CANCELLED,
    /** To the other side, when one has answered in its calendar. */
    SESSION_DECLINED,
    SERIES_DECLINED,
    SESSION_COUNTERED,
    /** To everybody who comes and wants it. */
    SESSION_REMINDER,
    /** To everybody who is asked in a poll. */
    POLL_OPENED,
    POLL_CLOSED,
    POLL_CANCELLED,
    /** To those of them who have not answered. */
    POLL_REMINDED,
    /** To those who were asked in the poll that led to a session. */
    POLL_SESSION_MOVED,
    POLL_SESSION_CANCELLED,
    /** To the side that has not said yet how a mentoring went. */
    CLOSING_ASKED,
    CLOSING_REMINDED,
    /** To both sides. */
    MENTORING_CLOSED,
    /** To the team, and to the mentor. */
    ADVICE_GIVEN,
    ADVICE_ANSWERED,
    /** To the other side, when one has signed. */
    AGREEMENT_TO_SIGN,
    AGREEMENT_COMPLETE,
    /** To each side in the middle, and once more to who has not answered. */
    MID_TERM_ASKED,
    MID_TERM_REMINDED,
    /** To both sides, when nothing has happened for long. */
    MENTORING_DORMANT,
    /** To the coordinators of the network. */
    HANDOVER_ASKED,
    /** To the side that had asked for another mentor. */
    HANDOVER_DROPPED,
    /** To the team, to the mentor before, and to the one who goes on. */
    MENTOR_CHANGED,
    MENTORING_HANDED_OVER,
    MENTORING_TAKEN_OVER,
    /** To everybody who is asked in an assessment, and once more to those who are not done. */
    ASSESSMENT_ASKED,
    ASSESSMENT_NEARING,
    /** To somebody who may open an account. */
    INVITED,
    /** To somebody who wanted to join. */
    APPLICATION_DECLINED,
    /** To the owner of an account. */
    PASSWORD_FORGOTTEN,
    FACTOR_ADDED,
    FACTOR_REMOVED,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_RENEWED,
    CODES_REFUSED,
    PROVIDER_LINKED,
    PROVIDER_UNLINKED,
    PASSWORD_CHANGED,
    TOKEN_MADE,
    FACTORS_RESET,
    ACCOUNT_CLOSED,
    ACCOUNT_OPENED,
    SEEN_AS,
    /** To the coordinators but for the one who asks. */
    APPROVAL_ASKED,
    /** To the one who has asked. */
    APPROVAL_DECIDED,
    /** To somebody who will be erased unless it is taken back. */
    ERASURE_ASKED,
    GUEST_ERASURE_ASKED,
    GUEST_ERASURE_DROPPED,
    /** To somebody of whom nothing will be left. */
    ERASED,
    /** To an expert who has not confirmed the profile for a year. */
    PROFILE_STALE,
    /** What has gathered since the last one. */
    DIGEST;

    /** Empty for what concerns one purpose only, such as to let somebody in. */
    Optional<NoticeGroup> group() {
        return switch (this) {
            case REQUEST_RECEIVED, REQUEST_WAITS, WITHDRAWN -> Optional.of(NoticeGroup.REQUESTS);
            case ACCEPTED, DECLINED, COUNTERED, LAPSED -> Optional.of(NoticeGroup.ANSWERS);
            case SESSION_DECLINED, SERIES_DECLINED, SESSION_COUNTERED -> Optional.of(NoticeGroup.CALENDAR_ANSWERS);
            case SESSION_BOOKED, SERIES_BOOKED, SESSION_MOVED, SERIES_MOVED, SESSION_CANCELLED, SERIES_CANCELLED ->
                Optional.of(NoticeGroup.SESSIONS);
            case CLOSING_ASKED, CLOSING_REMINDED, MENTORING_CLOSED -> Optional.of(NoticeGroup.CLOSING);
            case ADVICE_GIVEN,
                    ADVICE_ANSWERED,
                    AGREEMENT_TO_SIGN,
                    AGREEMENT_COMPLETE,
                    MENTORING_DORMANT,
                    HANDOVER_ASKED,
                    HANDOVER_DROPPED,
                    MENTOR_CHANGED,
                    MENTORING_HANDED_OVER,
                    MENTORING_TAKEN_OVER -> Optional.of(NoticeGroup.MENTORING);
            case PROFILE_STALE -> Optional.of(NoticeGroup.PROFILE);
            case APPROVAL_ASKED, APPROVAL_DECIDED -> Optional.of(NoticeGroup.APPROVALS);
            case SEEN_AS -> Optional.of(NoticeGroup.LOOKS);
            default -> Optional.empty();
        };
    }
}
