package eu.passerelle.matching.evaluation;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.Passage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code experts.jsonl} and {@code requests.jsonl}.
 *
 * <pre>{@code
 * {"id": "e1", "documents": [{"title": "…", "text": "…", "language": "en", "year": 2024}], "competences": ["E4", "B3"]}
 * {"id": "r1", "text": "…", "needs": ["E4"]}
 * }</pre>
 *
 * Title, language, year, competences and needs may be missing; a competence or need is a text or an object with a code.
 */
record RelevanceFiles(List<Expert> experts, List<Request> requests) {
    private static final int OLDEST = 1000;
    private static final int YOUNGEST = 3000;

    /** @param documents the newest first */
    record Expert(String id, List<Passage> documents, Set<String> competences) {}

    record Request(String id, String text, Set<String> needs) {}

    static RelevanceFiles read(Path directory) {
        var experts = new LinkedHashMap<String, Expert>();
        new JsonLines(directory, "experts.jsonl").read(line -> {
            String id = id(line);
            refuseIf(experts.containsKey(id), "expert " + id + " has a line already. Remove one of the two.");
            experts.put(id, new Expert(id, documents(line.path("documents")), codes(line.path("competences"))));
        });
        var requests = new LinkedHashMap<String, Request>();
        new JsonLines(directory, "requests.jsonl").read(line -> {
            String id = id(line);
            refuseIf(requests.containsKey(id), "request " + id + " has a line already. Remove one of the two.");
            requests.put(id, new Request(id, text(line, "text"), codes(line.path("needs"))));
        });
        refuseIf(experts.isEmpty(), directory.resolve("experts.jsonl") + " is empty. Give a line for each expert.");
        refuseIf(requests.isEmpty(), directory.resolve("requests.jsonl") + " is empty. Give a line for each request.");
        return new RelevanceFiles(sorted(experts), List.copyOf(requests.values()));
    }

    /** In order of id, so that the answer does not depend on the order of lines. */
    private static List<Expert> sorted(Map<String, Expert> experts) {
        return experts.values().stream()
                .sorted(Comparator.comparing(Expert::id))
                .toList();
    }

    /** The newest year that any document tells. */
    OptionalInt latest() {
        return experts.stream()
                .flatMap(expert -> expert.documents().stream())
                .flatMapToInt(document -> document.year().stream())
                .max();
    }

    private static String id(JsonNode line) {
        String id = text(line, "id").strip();
        refuseIf(id.isEmpty(), "the id is missing. Give an \"id\".");
        refuseIf(
                id.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r'),
                "the id has a tab or a line break in it.");
        return id;
    }

    private static List<Passage> documents(JsonNode documents) {
        refuseIf(
                !documents.isArray() && !documents.isMissingNode() && !documents.isNull(),
                "\"documents\" is not a list. Give one, in square brackets.");
        var read = new ArrayList<Passage>();
        documents.forEach(document -> read.add(document(document)));
        read.sort(Comparator.comparingInt((Passage passage) -> passage.year().orElse(0))
                .reversed());
        return List.copyOf(read);
    }

    private static Passage document(JsonNode document) {
        refuseIf(!document.isObject(), "a document is not an object. Give {\"title\": …, \"text\": …}.");
        return new Passage(
                text(document, "title"), text(document, "text"), language(document), year(document.path("year")), true);
    }

    private static Optional<InterfaceLanguage> language(JsonNode document) {
        String code = text(document, "language").strip().toLowerCase(Locale.ROOT);
        return code.isEmpty()
                ? Optional.of(WrittenLanguage.of(text(document, "title") + " " + text(document, "text")))
                : InterfaceLanguage.find(code.split("[-_]", 2)[0]);
    }

    private static OptionalInt year(JsonNode year) {
        if (year.isMissingNode() || year.isNull()) {
            return OptionalInt.empty();
        }
        int number = year.asInt(-1);
        refuseIf(number < OLDEST || number > YOUNGEST, "the year " + year + " is not a year.");
        return OptionalInt.of(number);
    }

    private static Set<String> codes(JsonNode list) {
        var codes = new LinkedHashSet<String>();
        list.forEach(entry -> {
            String code = entry.isObject() ? firstOf(entry, "code", "competence", "id", "label") : entry.asString("");
            if (!code.isBlank()) {
                codes.add(code.strip());
            }
        });
        return codes;
    }

    private static String firstOf(JsonNode entry, String... names) {
        for (String name : names) {
            if (entry.path(name).isString()) {
                return entry.path(name).asString();
            }
        }
        return "";
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        refuseIf(value.isContainer(), "\"" + name + "\" is not a text.");
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    private static void refuseIf(boolean wrong, String sentence) {
        if (wrong) {
            throw new EvaluationRefused(sentence);
        }
    }
}
