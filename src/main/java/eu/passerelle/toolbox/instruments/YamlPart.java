package eu.passerelle.toolbox.instruments;

import eu.passerelle.toolbox.instruments.Problem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a YAML text that knows where it stands, and reports what is wrong with it there. */
record YamlPart(Node node, String place, List<Problem> problems) {
    private static final int LONGEST = 400;

    /** Its entries by key; each key once, none but these, and all that must be there. */
    Map<String, YamlPart> entries(Set<String> allowed, Set<String> required) {
        Map<String, YamlPart> entries = entries();
        entries.forEach((key, part) -> {
            if (!allowed.contains(key)) {
                part.report(Kind.UNKNOWN_KEY, key);
            }
        });
        required.stream().sorted().filter(key -> !entries.containsKey(key)).forEach(key -> report(Kind.MISSING, key));
        return entries;
    }

    Map<String, YamlPart> entries() {
        var entries = new LinkedHashMap<String, YamlPart>();
        if (!(node instanceof MappingNode mapping)) {
            report(Kind.NOT_A_MAP);
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (entries.put(key, new YamlPart(tuple.getValueNode(), place + "/" + key, problems)) != null) {
                new YamlPart(tuple.getKeyNode(), place, problems).report(Kind.TWICE, key);
            }
        }
        return entries;
    }

    List<YamlPart> list() {
        var parts = new ArrayList<YamlPart>();
        if (!(node instanceof SequenceNode sequence)) {
            report(Kind.NOT_A_LIST);
            return parts;
        }
        for (Node part : sequence.getValue()) {
            parts.add(new YamlPart(part, place + "/" + (parts.size() + 1), problems));
        }
        if (parts.isEmpty()) {
            report(Kind.EMPTY_LIST);
        }
        return parts;
    }

    /** Empty, and reported, when it is no text or too long a one. */
    Optional<String> text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            report(Kind.NOT_A_TEXT);
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        if (text.length() > LONGEST) {
            report(Kind.TOO_LONG, LONGEST);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    void report(Kind kind, Object... arguments) {
        problems.add(new Problem(node.getStartMark().getLine() + 1, place, kind, List.of(arguments)));
    }
}
