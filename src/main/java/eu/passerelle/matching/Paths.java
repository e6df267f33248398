package eu.passerelle.matching;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The walks through the graph behind an appraisal: mentor, past engagement, city, competence served, need. */
@Component
class Paths {
    private static final int MOST = 3;

    private final Labels labels;
    private final CityLabels cities;
    private final MessageSource messages;

    Paths(Labels labels, CityLabels cities, MessageSource messages) {
        this.labels = labels;
        this.cities = cities;
        this.messages = messages;
    }

    /** @param naming cities are named to coordinators; a city reads what kind of city it was */
    List<EvidencePath> of(Appraisal appraisal, String displayName, boolean naming, InterfaceLanguage reader) {
        return appraisal.telling().stream()
                .flatMap(past ->
                        appraisal.served(past).stream().map(served -> path(displayName, past, served, naming, reader)))
                .limit(MOST)
                .toList();
    }

    private EvidencePath path(
            String displayName,
            PastEngagement past,
            PastWorks.ServedNeed served,
            boolean naming,
            InterfaceLanguage reader) {
        var steps = new ArrayList<EvidencePath.Step>();
        steps.add(new EvidencePath.Step("expert", displayName, ""));
        steps.add(new EvidencePath.Step(
                "engagement",
                word(
                        "matching.engagement",
                        reader,
                        String.valueOf(past.endedOn().getYear())),
                "mentored"));
        steps.add(new EvidencePath.Step("city", city(past, naming, reader), "with"));
        steps.add(new EvidencePath.Step(
                "competence", labels.competence(served.served().competence(), reader), "served"));
        if (!served.served().competence().equals(served.need().competence())) {
            steps.add(new EvidencePath.Step(
                    "competence", labels.competence(served.need().competence(), reader), "serves"));
        }
        return new EvidencePath(steps);
    }

    private String city(PastEngagement past, boolean naming, InterfaceLanguage reader) {
        return naming
                ? CityLabels.name(past.city(), past.team())
                : cities.kind(past.country(), past.population(), reader);
    }

    private String word(String key, InterfaceLanguage reader, Object... arguments) {
        return messages.getMessage(key, arguments, reader.locale());
    }
}
