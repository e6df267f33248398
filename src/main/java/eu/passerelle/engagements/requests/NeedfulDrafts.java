package eu.passerelle.engagements.requests;

import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.RequestDrafts;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.Need;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Begins drafts with needs that were found elsewhere. */
@Component
class NeedfulDrafts implements RequestDrafts {
    private static final int ADVANCED = 3;

    private final Requests requests;
    private final Taxonomy taxonomy;

    NeedfulDrafts(Requests requests, Taxonomy taxonomy) {
        this.requests = requests;
        this.taxonomy = taxonomy;
    }

    @Override
    public RequestId begin(CityViewer viewer, List<WantedNeed> wanted) {
        Map<CompetenceCode, Need> needs = new LinkedHashMap<>();
        var because = new HashMap<CompetenceCode, String>();
        wanted.stream()
                .filter(need -> taxonomy.find(need.competence()).isPresent())
                .limit(MOST_NEEDS)
                .forEach(need -> {
                    CompetenceCode code = taxonomy.current(need.competence());
                    needs.putIfAbsent(code, new Need(code, need.weight(), ADVANCED));
                    because.putIfAbsent(code, need.because());
                });
        Request draft = requests.begin(viewer);
        return requests.change(viewer, draft.id(), content -> content.with(List.copyOf(needs.values()), because))
                .id();
    }
}
