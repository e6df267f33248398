package eu.passerelle.toolbox.assessments;

import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one person has said so far, by item, always in one order. */
record Sheet(Map<String, Said> said) {
    static final Sheet EMPTY = new Sheet(Map.of());

    Sheet {
        said = Collections.unmodifiableMap(new TreeMap<>(said));
    }

    /**
     * @param level 0 to 4
     * @param unknown “we don’t know”: neither 0 nor silence
     * @param words may be empty
     */
    record Said(Optional<Integer> level, boolean unknown, String words) {
        static final Said NOTHING = new Said(Optional.empty(), false, "");

        boolean isNothing() {
            return equals(NOTHING);
        }

        boolean isAnswer() {
            return level.isPresent() || unknown;
        }
    }

    public Said at(Item item) {
        return said.getOrDefault(item.id(), Said.NOTHING);
    }

    int answered(Instrument instrument) {
        return (int) instrument.scales().filter(item -> at(item).isAnswer()).count();
    }

    /** It counts once each item with a scale has a level or “we don’t know”; an empty one never does. */
    boolean isComplete(Instrument instrument) {
        return !said.isEmpty() && instrument.scales().allMatch(item -> at(item).isAnswer());
    }

    Map<String, Integer> levels() {
        var levels = new HashMap<String, Integer>();
        said.forEach((item, one) -> one.level().ifPresent(level -> levels.put(item, level)));
        return levels;
    }

    Map<String, String> words() {
        var words = new HashMap<String, String>();
        said.forEach((item, one) -> {
            if (!one.words().isEmpty()) {
                words.put(item, one.words());
            }
        });
        return words;
    }
}
