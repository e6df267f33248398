package eu.passerelle.style;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the product writes into the trail as done, read from its sources: names in capitals where the trail is written. */
public final class TrailWords {
    private static final Pattern WRITES =
            Pattern.compile("AuditTrail|enum ProfileAction|enum ConceptAction|class SessionTrail");
    private static final Pattern ACTION = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+|EXPORTED|IMPORTED|RETRIED)\"");
    private static final Set<String> OTHERS = Set.of("CLOCK_RULES", "APPROVAL_");

    private TrailWords() {}

    public static Set<String> actions() {
        var actions = new TreeSet<String>();
        SourceFiles.below(SourceFiles.JAVA, ".java").values().stream()
                .filter(source -> WRITES.matcher(source).find())
                .forEach(source -> ACTION.matcher(source).results().forEach(found -> actions.add(found.group(1))));
        actions.removeAll(OTHERS);
        return actions;
    }
}
