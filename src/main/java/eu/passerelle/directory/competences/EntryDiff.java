package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.AuditEntry.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of a concept, field by field; of definitions only that they changed. */
final class EntryDiff {
    static final String LABEL = "label";
    static final String SYNONYMS = "synonyms";
    static final String DEFINITION = "definition";
    static final String BROADER = "broader";
    static final String DEPRECATED = "deprecated";

    private EntryDiff() {}

    static List<Change> between(Entry before, Entry after) {
        var changes = new ArrayList<Change>();
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String suffix = "_" + language.code();
            add(changes, LABEL + suffix, before.labelIn(language), after.labelIn(language));
            add(changes, SYNONYMS + suffix, joined(before.synonymsIn(language)), joined(after.synonymsIn(language)));
            if (!before.definitionIn(language).equals(after.definitionIn(language))) {
                changes.add(new Change(DEFINITION + suffix, "", ""));
            }
        }
        add(changes, BROADER, before.broader().orElse(""), after.broader().orElse(""));
        add(changes, "related", joined(before.related()), joined(after.related()));
        add(changes, "prerequisites", joined(before.prerequisites()), joined(after.prerequisites()));
        add(changes, "transfers", joined(before.transfers()), joined(after.transfers()));
        add(changes, "exactMatch", joined(before.exactMatch()), joined(after.exactMatch()));
        add(changes, DEPRECATED, yes(before.deprecated()), yes(after.deprecated()));
        add(
                changes,
                "replacedBy",
                before.replacedBy().orElse(""),
                after.replacedBy().orElse(""));
        add(changes, "uri", before.uri(), after.uri());
        return changes;
    }

    private static void add(List<Change> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
        }
    }

    private static String joined(Collection<String> words) {
        return String.join(", ", words);
    }

    private static String joined(Map<String, Double> transfers) {
        return transfers.entrySet().stream()
                .map(transfer -> transfer.getKey() + " " + transfer.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String yes(boolean value) {
        return value ? "✓" : "";
    }
}
