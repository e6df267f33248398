package eu.passerelle.cities;

import eu.passerelle.accounts.AccountInvitations.Invitee;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.Typed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/**
 * A team as a coordinator enters it.
 *
 * @param language that the team works in; its purpose is written in it, and its contact is written to in it
 * @param givenName of the person who speaks for the team, as the next two
 */
record NewTeam(
        String name,
        String phase,
        String structure,
        InterfaceLanguage language,
        String purpose,
        String givenName,
        String familyName,
        String email) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PURPOSE = 1_000;

    static NewTeam of(MultiValueMap<String, String> fields, InterfaceLanguage reader) {
        return new NewTeam(
                text(fields, "name"),
                text(fields, "phase"),
                text(fields, "structure"),
                InterfaceLanguage.find(text(fields, "language")).orElse(reader),
                text(fields, "purpose"),
                text(fields, "givenName"),
                text(fields, "familyName"),
                text(fields, "email"));
    }

    static NewTeam empty(InterfaceLanguage reader) {
        return new NewTeam("", TeamPhase.FORMING.name(), "", reader, "", "", "", "");
    }

    Invitee contact(String team) {
        return new Invitee(email, givenName + " " + familyName, language, Role.CITY, team);
    }

    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        required("name", name, LONGEST_NAME, problems);
        if (find(TeamPhase.class, phase).isEmpty()) {
            problems.add(FieldProblem.of("phase", "cities.problem.phase"));
        }
        if (find(TeamStructure.class, structure).isEmpty()) {
            problems.add(FieldProblem.of("structure", "cities.problem.structure"));
        }
        required("purpose", purpose, LONGEST_PURPOSE, problems);
        required("givenName", givenName, LONGEST_NAME, problems);
        required("familyName", familyName, LONGEST_NAME, problems);
        contact("").problems("").stream()
                .filter(problem -> problem.field().equals("email"))
                .forEach(problems::add);
        return problems;
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static void required(String field, String text, int longest, List<FieldProblem> problems) {
        if (text.isEmpty() || Typed.length(text) > longest) {
            problems.add(FieldProblem.of(field, "cities.problem." + field, longest));
        }
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Typed.text(fields.getFirst(name));
    }
}
