package eu.passerelle.directory.profiles;

import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Role;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * What somebody writes who wants to join, as typed.
 *
 * @param type the name of an {@link ExpertType}
 * @param country ISO 3166-1 alpha-2
 * @param writtenIn the language of the text
 */
record Application(
        String givenName,
        String familyName,
        String email,
        String type,
        String country,
        Section.Languages languages,
        List<TypedSection.Row> rows,
        String text,
        InterfaceLanguage writtenIn,
        boolean agreed) {
    private static final int LONGEST_NAME = 100;

    static Application of(MultiValueMap<String, String> fields, InterfaceLanguage reader) {
        var typed = new TypedSection(fields);
        return new Application(
                TypedSection.first(fields, "givenName"),
                TypedSection.first(fields, "familyName"),
                TypedSection.first(fields, "email"),
                TypedSection.first(fields, "type"),
                TypedSection.first(fields, "country"),
                typed.languages(),
                typed.languageRows(),
                TypedSection.first(fields, "text"),
                InterfaceLanguage.find(TypedSection.first(fields, "writtenIn")).orElse(reader),
                fields.containsKey("agreed"));
    }

    static Application empty(InterfaceLanguage reader) {
        return new Application("", "", "", "", "", new Section.Languages(Map.of()), blankRows(), "", reader, false);
    }

    private static List<TypedSection.Row> blankRows() {
        return TypedSection.rows(new Section.Languages(Map.of()));
    }

    String fullName() {
        return givenName + " " + familyName;
    }

    Optional<ExpertType> knownType() {
        return Arrays.stream(ExpertType.values())
                .filter(known -> known.name().equals(type))
                .findFirst();
    }

    Section.Summary summary() {
        return new Section.Summary(text.isEmpty() ? Map.of() : Map.of(writtenIn.code(), text));
    }

    Invitee invitee(String expert) {
        return new Invitee(email, fullName(), writtenIn, Role.EXPERT, expert);
    }

    List<FieldProblem> problems(World world, List<FieldProblem> ofLanguages) {
        var problems = new ArrayList<FieldProblem>();
        name("givenName", givenName, problems);
        name("familyName", familyName, problems);
        invitee("").problems("").stream()
                .filter(problem -> problem.field().equals("email"))
                .forEach(problems::add);
        if (knownType().isEmpty()) {
            problems.add(FieldProblem.of("type-PRACTITIONER", "curation.problem.type.missing"));
        }
        if (!world.countries().containsKey(country)) {
            problems.add(FieldProblem.of("country", "curation.problem.country.missing"));
        }
        problems.addAll(ofLanguages);
        if (ofLanguages.isEmpty()) {
            problems.addAll(languages.problems(world));
        }
        summary().problems(world).stream()
                .map(problem -> new FieldProblem("text", problem.code(), problem.arguments()))
                .forEach(problems::add);
        if (!agreed) {
            problems.add(FieldProblem.of("agreed", "curation.problem.agreed.missing"));
        }
        return problems;
    }

    private static void name(String field, String value, List<FieldProblem> problems) {
        if (value.isEmpty() || value.length() > LONGEST_NAME) {
            problems.add(FieldProblem.of(field, "accounts.name.invalid", LONGEST_NAME));
        }
    }
}
