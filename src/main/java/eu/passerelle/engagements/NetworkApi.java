package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.Gap;
import eu.passerelle.matching.Precedents;
import eu.passerelle.matching.SimilarCities;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the network knows beside its mentors, for programs: who else had the same need, and what nobody covers. */
@RestController
@RequestMapping("/api/v1")
class NetworkApi {
    private final Requests requests;
    private final SimilarCities similar;
    private final NetworkGaps gaps;

    NetworkApi(Requests requests, SimilarCities similar, NetworkGaps gaps) {
        this.requests = requests;
        this.similar = similar;
        this.gaps = gaps;
    }

    /** @param gaps needs that nobody covers */
    record PrecedentsBody(List<Precedents.City> cities, List<Precedents.Helped> helped, List<GapBody> gaps) {}

    record GapBody(CompetenceCode need, Gap.Kind kind) {}

    /** @param requests by their ids, the longest waiting first */
    record MissingBody(CompetenceCode need, Gap.Kind kind, List<RequestId> requests) {}

    @GetMapping("/requests/{id}/precedents")
    @AllowedTo({Role.CITY, Role.COORDINATOR})
    PrecedentsBody precedents(Viewer viewer, @PathVariable String id, Locale locale) {
        Request request = requests.get(viewer, new RequestId(id));
        Precedents found = similar.of(request.team(), request.content().needs(), viewer, InterfaceLanguage.of(locale));
        return new PrecedentsBody(
                found.cities(),
                found.helped(),
                gaps.of(viewer, request).stream()
                        .map(gap -> new GapBody(gap.need().competence(), gap.kind()))
                        .toList());
    }

    /** Of the hundred requests that have waited longest. */
    @GetMapping("/gaps")
    @AllowedTo(Role.COORDINATOR)
    List<MissingBody> all() {
        return gaps.of(requests.waiting()).stream()
                .map(missing -> new MissingBody(
                        missing.need(),
                        missing.kind(),
                        missing.requests().stream().map(Request::id).toList()))
                .toList();
    }
}
