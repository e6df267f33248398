package eu.passerelle.directory.profiles;

import static java.util.stream.Collectors.toUnmodifiableSet;

import eu.passerelle.directory.Publication;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A publication as somebody typed it. */
record TypedPublication(String kind, String title, String text, String language, String year, String link) {
    static final TypedPublication EMPTY = new TypedPublication("", "", "", "", "", "");

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> KINDS =
            Stream.of(Publication.Kind.values()).map(Enum::name).collect(toUnmodifiableSet());

    TypedPublication {
        kind = Typed.text(kind);
        title = Typed.text(title).replaceAll("\\s+", " ");
        text = Typed.text(text);
        language = Typed.text(language);
        year = Typed.text(year);
        link = Typed.text(link);
    }

    static TypedPublication of(Publication publication) {
        return new TypedPublication(
                publication.kind().name(),
                publication.title(),
                publication.text(),
                publication.language(),
                publication.year().map(String::valueOf).orElse(""),
                publication.link().orElse(""));
    }

    /** @throws InvalidInput with all that is wrong at once */
    Publication checked(String id, World world, LocalDate today) {
        List<FieldProblem> problems = problems(world, today);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Publication(
                id,
                KINDS.contains(kind) ? Publication.Kind.valueOf(kind) : Publication.Kind.PUBLISHED,
                title,
                text,
                language,
                Optional.of(year).filter(typed -> !typed.isEmpty()).map(Integer::valueOf),
                Optional.of(link).filter(typed -> !typed.isEmpty()));
    }

    private List<FieldProblem> problems(World world, LocalDate today) {
        var problems = new ArrayList<FieldProblem>();
        if (title.isEmpty()) {
            problems.add(FieldProblem.of("title", "directory.problem.title"));
        }
        tooLong("title", title, Publication.LONGEST_TITLE, problems);
        tooLong("text", text, Publication.LONGEST_TEXT, problems);
        tooLong("link", link, Publication.LONGEST_LINK, problems);
        if (!world.languages().containsKey(language)) {
            problems.add(FieldProblem.of("language", "directory.problem.language.unknown"));
        }
        int latest = today.getYear() + 1;
        boolean possible = year.matches("[0-9]{4}")
                && Integer.parseInt(year) >= Publication.EARLIEST
                && Integer.parseInt(year) <= latest;
        if (!year.isEmpty() && !possible) {
            problems.add(FieldProblem.of(
                    "year", "directory.problem.year", String.valueOf(Publication.EARLIEST), String.valueOf(latest)));
        }
        if (!link.isEmpty() && !leadsSomewhere(link)) {
            problems.add(FieldProblem.of("link", "directory.problem.link"));
        }
        return problems;
    }

    private static void tooLong(String field, String value, int longest, List<FieldProblem> problems) {
        FieldProblem.tooLong(field, "directory.problem.tooLong", value, longest).ifPresent(problems::add);
    }

    /** Nothing that a browser would run. */
    static boolean leadsSomewhere(String link) {
        try {
            var uri = new URI(link);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
