package eu.passerelle.toolbox.assessments;

import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.toolbox.assessments.Sheet.Said;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** Answers as they stand in the fields: what is left out is not answered yet. */
record TypedSheet(MultiValueMap<String, String> fields) {
    static final int LONGEST_WORDS = 1_000;
    private static final String UNKNOWN = "unknown";

    String commandId() {
        return Typed.text(fields.getFirst("commandId"));
    }

    /** @throws InvalidInput when words are too long */
    Sheet read(Instrument instrument) {
        List<FieldProblem> problems = instrument
                .items()
                .flatMap(item ->
                        FieldProblem.tooLong("words-" + item.id(), "toolbox.problem.words", words(item), LONGEST_WORDS)
                                .stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return shown(instrument);
    }

    /** As typed, so that nothing is lost. */
    Sheet shown(Instrument instrument) {
        var said = new LinkedHashMap<String, Said>();
        instrument.items().forEach(item -> {
            Said one = said(item);
            if (!one.isNothing()) {
                said.put(item.id(), one);
            }
        });
        return new Sheet(said);
    }

    private Said said(Item item) {
        String typed = item.isScale() ? Typed.text(fields.getFirst("level-" + item.id())) : "";
        Optional<Integer> level = typed.matches("[0-" + Instrument.HIGHEST + "]")
                ? Optional.of(Integer.valueOf(typed))
                : Optional.empty();
        return new Said(level, typed.equals(UNKNOWN), words(item));
    }

    private String words(Item item) {
        return Typed.text(fields.getFirst("words-" + item.id()));
    }
}
