package eu.passerelle.matching.evaluation;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What requests ask for and experts know, as concepts of the network's taxonomy as it is shipped. */
final class Concepts {
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]*(\\.[0-9]+)*");

    private final Taxonomy taxonomy;

    Concepts(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    Set<String> namedIn(String text) {
        return taxonomy.recognise(text).stream()
                .map(CompetenceCode::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Codes of the taxonomy, words of it, or anything else, which is only like itself. */
    Set<String> read(Collection<String> written) {
        return written.stream().map(this::read).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String read(String written) {
        if (CODE.matcher(written).matches()
                && taxonomy.find(new CompetenceCode(written)).isPresent()) {
            return written;
        }
        return namedIn(written).stream().findFirst().orElse(written.toLowerCase(Locale.ROOT));
    }

    /** The share of what is asked that is known, by what is nearest to each; 0 when nothing is asked. */
    double share(Set<String> asked, Set<String> known) {
        return asked.stream()
                .mapToDouble(need -> closest(need, known))
                .average()
                .orElse(0);
    }

    private double closest(String need, Set<String> known) {
        if (known.contains(need)) {
            return 1;
        }
        return CODE.matcher(need).matches()
                ? taxonomy.serving(new CompetenceCode(need)).entrySet().stream()
                        .filter(serving -> known.contains(serving.getKey().value()))
                        .mapToDouble(serving -> serving.getValue().closeness())
                        .max()
                        .orElse(0)
                : 0;
    }
}
