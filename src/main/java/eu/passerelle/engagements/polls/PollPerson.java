package eu.passerelle.engagements.polls;

import eu.passerelle.kernel.InterfaceLanguage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who is asked.
 *
 * @param standsFor an agency or a role, may be empty
 * @param required cannot be done without, unless a deputy comes
 * @param deputyOf the id of the person in whose place this one may come
 * @param answers by the time they are about; none for times not answered
 */
record PollPerson(
        String id,
        PersonKind kind,
        String name,
        String email,
        InterfaceLanguage language,
        String standsFor,
        boolean required,
        Optional<String> deputyOf,
        Map<Instant, Answer> answers) {
    PollPerson {
        answers = Map.copyOf(answers);
    }

    public boolean hasAnswered() {
        return !answers.isEmpty();
    }

    public Optional<Answer> at(Instant time) {
        return Optional.ofNullable(answers.get(time));
    }

    boolean mustCome() {
        return required || kind == PersonKind.INTERPRETER;
    }
}
