package eu.passerelle.engagements;

import eu.passerelle.engagements.requests.Request;
import java.util.List;

/** What a request waits for. The message key {@code engagements.next.<name>} words each. */
enum NextStep {
    FINISH,
    CHOOSE,
    WAIT_FOR_ANSWER,
    REPLY,
    ASK_AFTER_DECLINE,
    ASK_AFTER_LAPSE,
    MEET;

    /** @param proposals of this request, the newest first */
    static NextStep of(Request request, List<Proposal> proposals) {
        return switch (request.state()) {
            case DRAFT -> FINISH;
            case ENGAGED -> MEET;
            case SUBMITTED -> proposals.isEmpty() ? CHOOSE : after(proposals.getFirst());
        };
    }

    private static NextStep after(Proposal newest) {
        return switch (newest.state()) {
            case OPEN -> WAIT_FOR_ANSWER;
            case COUNTERED -> REPLY;
            case DECLINED -> ASK_AFTER_DECLINE;
            case LAPSED -> ASK_AFTER_LAPSE;
            case WITHDRAWN -> CHOOSE;
            case ACCEPTED -> MEET;
        };
    }

    /** Somebody should be asked now. */
    public boolean isToAsk() {
        return this == CHOOSE || this == ASK_AFTER_DECLINE || this == ASK_AFTER_LAPSE;
    }
}
