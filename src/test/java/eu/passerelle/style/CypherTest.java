package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A query is made of constants; what people typed goes in as parameters. A private method may take a part of its query as
 * a {@code String}, when all its callers hand it constants.
 */
class CypherTest {
    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile("(?:[A-Z][A-Za-z]*\\.)?[A-Z][A-Z0-9_]*");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z]*");
    private static final Pattern DEFINITION =
            Pattern.compile("static final String [A-Z0-9_]+ =\\s*(.*?);\\n", Pattern.DOTALL);
    private static final Pattern SELF_READING = Pattern.compile(
            "(?:SET|,)\\s+(\\w+)\\.(\\w+) = (?:(?!\\b(?:SET|RETURN|MATCH|MERGE|CREATE|REMOVE|WITH)\\b|\\b\\w+\\.\\w+ = |[\";]).)*?\\b\\1\\.\\2\\b",
            Pattern.DOTALL);
    /** Where {@code rev} is a number that counts versions, and somebody compares it. */
    private static final Set<String> VERSIONS = Set.of(
            "AdviceStore", "EngagementsForgetting", "Entries", "MidTermStore", "PlanStore", "SessionRecords", "Sweep");
    /** What is no lock: it counts or gathers, or the word that was there first holds. */
    private static final Set<String> KEPT = Set.of("""
            attempts coordinatorLanguage doneAt expert expertEvidence failed failingSince failures
            firstAt labels level nextAt number numbers outcome parkedFor place profiles readBy
            recoveryCodes searches startedAt state team teamEvidence times value weight
            """.strip().split("\\s+"));
    /** One of a list of constants, each in turn. */
    private static final String EACH = "statement";

    @Test
    void no_query_is_put_together_from_values() {
        var found = new ArrayList<String>();
        SourceFiles.below(SourceFiles.JAVA, ".java")
                .forEach((file, source) -> broken(source).forEach(query -> found.add(file + ": " + query)));
        assertThat(found).as("a query takes values as parameters only").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'neo4j.query(\"MATCH (n) RETURN n\").run()',true",
        "neo4j.query(BY_ID).bind(id),true",
        "question.query().needs(),true",
        "'neo4j.query(HEAD + Row.MAP + \"RETURN n\").bind(id)',true",
        "'private void all(String cypher) { neo4j.query(cypher); } void a() { all(BY_ID); }',true",
        "'private void all(int a, String cypher) { neo4j.query(HEAD + cypher); } void a() { all(1, \"SET n.a = 1\"); }',true",
        "'neo4j.query(\"MATCH (n {id: \" + id + \"})\").run()',false",
        "neo4j.query(BY_ID + order).run(),false",
        "'neo4j.query(BY_ID.formatted(order)).run()',false",
        "neo4j.query(build(id)).run(),false",
        "'private void all(String cypher) { neo4j.query(cypher); } void a(String b) { all(\"RETURN \" + b); }',false",
        "'void all(String cypher) { neo4j.query(cypher); } void a() { all(BY_ID); }',false"
    })
    void the_rule_sees_what_it_is_for(String source, boolean allowed) {
        assertThat(broken(source).isEmpty()).isEqualTo(allowed);
    }

    /** Neo4j takes two locks for a write that reads what it writes, and keeps one: two who repeat it wait for each other. */
    @Test
    void a_lock_is_a_write_that_reads_nothing() {
        var found = new ArrayList<String>();
        SourceFiles.below(SourceFiles.JAVA, ".java")
                .forEach((file, source) -> readingLocks(file, source).forEach(lock -> found.add(file + ": " + lock)));
        assertThat(found).as("SET n.rev = 0 locks as well").isEmpty();
    }

    private static Stream<String> readingLocks(String file, String source) {
        String name = file.replaceAll(".*/|\\.java", "");
        return SELF_READING
                .matcher(source)
                .results()
                .filter(write ->
                        write.group(2).equals("rev") ? !VERSIONS.contains(name) : !KEPT.contains(write.group(2)))
                .map(MatchResult::group);
    }

    @ParameterizedTest
    @CsvSource({
        "MATCH (n) SET n.rev = n.rev + 1,true",
        "'MATCH (n) SET n.rev = coalesce(n.rev, 0) + 1',true",
        "'SET n.text = $text, n.rev = n.rev + 1',true",
        "SET n.rev = n.rev WITH n,true",
        "'SET n += $all, n.saidAt = coalesce(n.saidAt, $now)',true",
        "SET n.rev = 0 RETURN n.rev,false",
        "'SET n.a = m.a, n.b = n.a',false",
        "SET n.attempts = n.attempts + 1,false"
    })
    void the_rule_of_locks_sees_what_it_is_for(String cypher, boolean refused) {
        assertThat(readingLocks("Store.java", cypher).findAny().isPresent()).isEqualTo(refused);
    }

    private static List<String> broken(String source) {
        String plain = TEXT.matcher(source).replaceAll("T");
        List<String> queries = arguments(plain, "\\.query")
                .map(List::getFirst)
                .filter(query -> !query.isEmpty())
                .toList();
        Stream<String> constants = queries.isEmpty()
                ? Stream.of()
                : DEFINITION.matcher(plain).results().map(definition -> definition.group(1));
        return Stream.concat(
                        queries.stream().filter(query -> !isMadeOfConstants(query, plain)),
                        constants.filter(definition -> !isMadeOfConstants(definition, "")))
                .toList();
    }

    /** @param source in which a variable may be a parameter that is always given constants */
    private static boolean isMadeOfConstants(String expression, String source) {
        return Stream.of(expression.split("\\+"))
                .map(String::strip)
                .allMatch(part -> part.equals("T")
                        || part.equals(EACH)
                        || CONSTANT.matcher(part).matches()
                        || VARIABLE.matcher(part).matches() && isGivenConstants(part, source));
    }

    private static boolean isGivenConstants(String variable, String source) {
        return Pattern.compile("private [^;{}()=]*?(\\w+)\\(([^)]*\\bString " + variable + "\\b[^)]*)\\)")
                .matcher(source)
                .results()
                .findFirst()
                .map(method -> {
                    List<String> parameters =
                            List.of(method.group(2).replaceAll("<[^>]*>", "").split(","));
                    int place = IntStream.range(0, parameters.size())
                            .filter(i -> parameters.get(i).strip().equals("String " + variable))
                            .findFirst()
                            .orElseThrow();
                    return arguments(source, "(?<![.\\w])" + method.group(1))
                            .filter(call -> !call.equals(
                                    parameters.stream().map(String::strip).toList()))
                            .filter(call -> call.size() == parameters.size())
                            .allMatch(call -> isMadeOfConstants(call.get(place), ""));
                })
                .orElse(false);
    }

    /** What each call of a method is given. */
    private static Stream<List<String>> arguments(String source, String method) {
        Matcher call = Pattern.compile(method + "\\(").matcher(source);
        return call.results().map(found -> arguments(source, found.end()));
    }

    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        int depth = 1;
        int start = from;
        for (int i = from; i < source.length() && depth > 0; i++) {
            char c = source.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == ',') {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
            }
        }
        return arguments;
    }
}
