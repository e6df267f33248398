package eu.passerelle.directory.competences;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One concept as a file describes it.
 *
 * @param line where it begins
 * @param said the fields that the file speaks of, such as {@code label_fr}; the others stay as they are
 */
record Draft(long line, Entry entry, Set<String> said) {
    Draft {
        said = Set.copyOf(said);
    }

    Entry over(Optional<Entry> present) {
        Entry before = present.orElseGet(() -> Entry.empty(entry.code()));
        var label = new TreeMap<>(before.label().byLanguage());
        var synonyms = new TreeMap<String, List<String>>(before.synonyms());
        var definition = new TreeMap<>(before.definition().byLanguage());
        for (InterfaceLanguage language : InterfaceLanguage.values()) {
            String code = language.code();
            if (says("label_" + code)) {
                put(label, code, entry.labelIn(language));
            }
            if (says("synonyms_" + code)) {
                synonyms.put(code, entry.synonymsIn(language));
            }
            if (says("definition_" + code)) {
                put(definition, code, entry.definitionIn(language));
            }
        }
        return before.worded(new LocalizedText(label), synonyms, new LocalizedText(definition))
                .linked(
                        says("related") ? entry.related() : before.related(),
                        says("prerequisites") ? entry.prerequisites() : before.prerequisites(),
                        says("transfers") ? entry.transfers() : before.transfers(),
                        says("exactMatch") ? entry.exactMatch() : before.exactMatch())
                .below(says("broader") ? entry.broader() : before.broader())
                .retired(
                        says("deprecated") ? entry.deprecated() : before.deprecated(),
                        says("replacedBy") ? entry.replacedBy() : before.replacedBy())
                .at(says("uri") && !entry.uri().isEmpty() ? entry.uri() : before.uri());
    }

    private boolean says(String field) {
        return said.contains(field);
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (text.isEmpty()) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
    }
}
