package eu.passerelle.oversight;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A question as it was typed; times are in UTC. */
record TypedQuestion(String who, String what, String whom, String from, String until, String words) {
    private static final int LONGEST = 200;

    static TypedQuestion of(Map<String, String> form) {
        return new TypedQuestion(
                text(form, "who"),
                text(form, "what"),
                text(form, "whom"),
                text(form, "from"),
                text(form, "until"),
                text(form, "words"));
    }

    private static String text(Map<String, String> form, String name) {
        String typed = Typed.text(form.get(name));
        return typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
    }

    /** Both ends, where they were typed. */
    record Span(Optional<Instant> from, Optional<Instant> until) {}

    /** @throws InvalidInput when a time is none, or the second is not after the first */
    Span span() {
        var problems = new ArrayList<FieldProblem>();
        Optional<Instant> first = time("from", from, problems);
        Optional<Instant> last = time("until", until, problems);
        if (problems.isEmpty()
                && first.isPresent()
                && last.isPresent()
                && !first.get().isBefore(last.get())) {
            problems.add(FieldProblem.of("until", "oversight.time.order"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(List.copyOf(problems));
        }
        return new Span(first, last);
    }

    private static Optional<Instant> time(String field, String typed, List<FieldProblem> problems) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(typed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            problems.add(FieldProblem.of(field, "oversight.time.invalid"));
            return Optional.empty();
        }
    }

    /** For where the account itself is noted, and not what it was called. */
    TypedQuestion withoutWho() {
        return new TypedQuestion("", what, whom, from, until, words);
    }

    /** What was asked, by the name of the field. */
    Map<String, String> asked() {
        var asked = new TreeMap<>(
                Map.of("who", who, "what", what, "whom", whom, "from", from, "until", until, "words", words));
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    private UriComponentsBuilder at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("ask", "1");
        asked().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address;
    }

    /** The same question at another address. */
    String addressAt(String path) {
        return at(path).encode().buildAndExpand(asked()).toUriString();
    }
}
