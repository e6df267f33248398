package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.cities.Teams;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.assessments.DimensionValue.Side;
import eu.passerelle.toolbox.instruments.Instrument;
import eu.passerelle.toolbox.instruments.Instrument.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the team writes down what it has agreed on, and its mentor what he or she sees, dimension by dimension. */
@Controller
@RequestMapping("/assessments/{id}/values")
@AllowedTo({Role.CITY, Role.EXPERT})
class ValuePages {
    private static final int LONGEST_NOTE = 500;

    private final Assessing assessing;
    private final Valuing valuing;
    private final Findings findings;
    private final Teams teams;

    ValuePages(Assessing assessing, Valuing valuing, Findings findings, Teams teams) {
        this.assessing = assessing;
        this.valuing = valuing;
        this.findings = findings;
        this.teams = teams;
    }

    @GetMapping
    ModelAndView form(Viewer viewer, @PathVariable String id, Locale locale) {
        return page(viewer, new AssessmentId(id), new LinkedMultiValueMap<>(), locale);
    }

    @PostMapping
    ModelAndView save(
            Viewer viewer, @PathVariable String id, @RequestParam MultiValueMap<String, String> fields, Locale locale) {
        var assessment = new AssessmentId(id);
        Instrument instrument = assessing.get(viewer, assessment).instrument();
        try {
            List<DimensionValue> values = read(instrument, Valuing.sideOf(viewer), fields);
            valuing.save(viewer, assessment, values, seen(fields), Typed.text(fields.getFirst("commandId")));
            return new ModelAndView("redirect:/assessments/" + assessment);
        } catch (InvalidInput e) {
            ModelAndView page = page(viewer, assessment, fields, locale).addObject("problems", e.problems());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        } catch (Conflict e) {
            fields.remove("seen");
            ModelAndView page = page(viewer, assessment, fields, locale).addObject("conflict", e);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static String seen(MultiValueMap<String, String> fields) {
        return Typed.text(fields.getFirst("seen"));
    }

    private static List<DimensionValue> read(Instrument instrument, Side side, MultiValueMap<String, String> fields) {
        var problems = new ArrayList<FieldProblem>();
        var values = new ArrayList<DimensionValue>();
        for (Dimension dimension : instrument.dimensions()) {
            String note = Typed.text(fields.getFirst("note-" + dimension.id()));
            Optional<Integer> value = level(fields, dimension);
            FieldProblem.tooLong("note-" + dimension.id(), "toolbox.problem.words", note, LONGEST_NOTE)
                    .ifPresent(problems::add);
            if (value.isEmpty() && !note.isEmpty()) {
                problems.add(FieldProblem.of("value-" + dimension.id(), "toolbox.problem.value"));
            } else if (value.isPresent() && note.isEmpty() && side == Side.MENTOR) {
                problems.add(FieldProblem.of("note-" + dimension.id(), "toolbox.problem.note"));
            }
            value.ifPresent(level -> values.add(new DimensionValue(dimension.id(), side, level, note)));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return values;
    }

    private static Optional<Integer> level(MultiValueMap<String, String> fields, Dimension dimension) {
        String typed = Typed.text(fields.getFirst("value-" + dimension.id()));
        return typed.matches("[0-" + Instrument.HIGHEST + "]") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    /**
     * @param value empty while nothing is chosen
     * @param kept what is saved
     */
    record Field(Findings.Row row, String value, String note, Optional<DimensionValue> kept) {
        public boolean isChanged() {
            return !value.equals(worded(kept)) || !note.equals(note(kept));
        }

        private static String worded(Optional<DimensionValue> kept) {
            return kept.map(one -> String.valueOf(one.value())).orElse("");
        }

        private static String note(Optional<DimensionValue> kept) {
            return kept.map(DimensionValue::note).orElse("");
        }
    }

    private ModelAndView page(Viewer viewer, AssessmentId id, MultiValueMap<String, String> fields, Locale locale) {
        Assessment assessment = assessing.get(viewer, id);
        var found = findings.of(assessment, locale).orElseThrow(() -> new Conflict("toolbox.conflict.noResults"));
        Side side = Valuing.sideOf(viewer);
        Map<String, DimensionValue> kept = valuing.of(id).getOrDefault(side, Map.of());
        return new ModelAndView("toolbox/values")
                .addObject("assessment", assessment)
                .addObject("team", teams.get(assessment.team()))
                .addObject("side", side.name())
                .addObject(
                        "rows",
                        found.rows().stream()
                                .map(row -> field(
                                        row,
                                        Optional.ofNullable(
                                                kept.get(row.result().id())),
                                        fields))
                                .toList())
                .addObject("seen", fields.containsKey("seen") ? seen(fields) : Valuing.seen(kept))
                .addObject("levels", assessment.instrument().levels())
                .addObject("reader", InterfaceLanguage.of(locale))
                .addObject("longest", LONGEST_NOTE)
                .addObject("problems", List.of())
                .addObject("commandId", Ids.random());
    }

    private static Field field(Findings.Row row, Optional<DimensionValue> kept, MultiValueMap<String, String> fields) {
        String id = row.result().id();
        return fields.containsKey("note-" + id)
                ? new Field(
                        row,
                        Typed.text(fields.getFirst("value-" + id)),
                        Typed.text(fields.getFirst("note-" + id)),
                        kept)
                : new Field(row, Field.worded(kept), Field.note(kept), kept);
    }
}
