package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.Need;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request for programs.
 *
 * @param reference absent while it is a draft
 * @param parts each with completed, incomplete or problem
 */
record RequestView(
        String id,
        String state,
        @Nullable String reference,
        Content.Situation situation,
        String phase,
        String country,
        String legal,
        List<NeedView> needs,
        Set<String> languages,
        String form,
        String from,
        String until,
        @Nullable Integer hours,
        @Nullable Instant submittedAt,
        Map<String, String> parts) {

    /** @param because absent when nobody said why */
    record NeedView(
            CompetenceCode competence,
            int weight,
            int level,
            @Nullable String because) {
        static NeedView of(Need need, String because) {
            return new NeedView(need.competence(), need.weight(), need.level(), because.isEmpty() ? null : because);
        }
    }

    static RequestView of(Request request, Completeness completeness) {
        Content content = request.content();
        Meeting meeting = content.meeting();
        return new RequestView(
                request.id().value(),
                Code.of(request.state()),
                request.reference().isEmpty() ? null : request.reference(),
                content.situation(),
                content.frame().phase(),
                content.frame().country(),
                content.frame().legal(),
                content.needs().stream()
                        .map(need -> NeedView.of(need, content.because(need.competence())))
                        .toList(),
                content.languages(),
                meeting.form(),
                meeting.firstDay().map(Object::toString).orElse(meeting.from()),
                meeting.lastDay().map(Object::toString).orElse(meeting.until()),
                meeting.wantedHours().orElse(null),
                request.submittedAt().orElse(null),
                completeness.parts().entrySet().stream()
                        .collect(Collectors.toMap(
                                part -> part.getKey().path(),
                                part -> Code.of(part.getValue().status()))));
    }
}
