package eu.passerelle.engagements.meetings;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.engagements.WeakDimensions;
import eu.passerelle.engagements.advice.Advice;
import eu.passerelle.engagements.advice.Advices;
import eu.passerelle.kernel.EngagementId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an agenda begins with: the points of its kind, then what waits from before. */
@Component
class ProposedAgendas {
    private static final int MOST_OF_EACH = 10;

    private final FollowUps followUps;
    private final Advices advices;
    private final WeakDimensions weak;
    private final Engagements engagements;
    private final MessageSource messages;

    ProposedAgendas(
            FollowUps followUps,
            Advices advices,
            WeakDimensions weak,
            Engagements engagements,
            MessageSource messages) {
        this.followUps = followUps;
        this.advices = advices;
        this.weak = weak;
        this.engagements = engagements;
        this.messages = messages;
    }

    /** What a team shares of its results with its mentor is for the viewer’s right to say. */
    String of(SessionKind kind, Viewer viewer, EngagementId engagement, Locale locale) {
        return word("engagements.session.agenda." + kind, locale)
                + list(
                        "engagements.session.agenda.open",
                        followUps.openOf(engagement).stream()
                                .map(FollowUp::text)
                                .toList(),
                        locale)
                + list(
                        "advice.agenda",
                        advices.tally(engagement).open().stream()
                                .map(Advice::text)
                                .toList(),
                        locale)
                + list(
                        "engagements.session.agenda.weak",
                        weak.of(viewer, engagements.get(engagement).team(), locale),
                        locale);
    }

    /** Nothing where there is nothing. */
    private String list(String heading, List<String> lines, Locale locale) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .limit(MOST_OF_EACH)
                        .map(line -> "\n– " + line)
                        .collect(Collectors.joining("", "\n\n" + word(heading, locale), ""));
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
