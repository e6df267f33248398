package eu.passerelle.engagements;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.Gap;
import eu.passerelle.matching.Gaps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What requests need that nobody in the network covers. */
@Component
class NetworkGaps {
    private final Gaps gaps;

    NetworkGaps(Gaps gaps) {
        this.gaps = gaps;
    }

    /** @param requests that ask for it, the longest waiting first */
    record Missing(CompetenceCode need, Gap.Kind kind, List<Request> requests) {}

    private record Key(CompetenceCode need, Gap.Kind kind) {}

    /** Those that most requests ask for come first. */
    List<Missing> of(List<Request> waiting) {
        Map<Key, List<Request>> askedBy = new LinkedHashMap<>();
        List<List<Gap>> found = gaps.of(waiting.stream().map(NetworkGaps::asked).toList(), false);
        for (int i = 0; i < waiting.size(); i++) {
            for (Gap gap : found.get(i)) {
                askedBy.computeIfAbsent(new Key(gap.need().competence(), gap.kind()), any -> new ArrayList<>())
                        .add(waiting.get(i));
            }
        }
        return askedBy.entrySet().stream()
                .map(entry -> new Missing(entry.getKey().need(), entry.getKey().kind(), entry.getValue()))
                .sorted(Comparator.<Missing>comparingInt(
                                missing -> -missing.requests().size())
                        .thenComparing(Missing::kind)
                        .thenComparing(missing -> missing.need().value()))
                .toList();
    }

    /** For a city those whom it is not shown do not count. */
    List<Gap> of(Viewer viewer, Request request) {
        return gaps.of(List.of(asked(request)), !(viewer instanceof CoordinatorViewer))
                .getFirst();
    }

    private static Gaps.Asked asked(Request request) {
        return new Gaps.Asked(request.content().needs(), request.content().languages());
    }
}
