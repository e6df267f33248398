package eu.passerelle.planning;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.kernel.Code;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Action plans for programs: to be read by all who see them, and written by their teams. */
@RestController
@RequestMapping("/api/v1")
@NeedsScope(Scope.PLANS)
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
class PlansApi {
    private static final String KEY = "Idempotency-Key";

    private final ActionPlans plans;
    private final Planning planning;

    PlansApi(ActionPlans plans, Planning planning) {
        this.plans = plans;
        this.planning = planning;
    }

    record PlanLine(String id, String team, String state, Instant begunAt) {}

    record PlanView(String id, String team, String state, LocalDate start, LocalDate end, List<PartView> parts) {
        static PlanView of(Plan plan) {
            return new PlanView(
                    plan.id().value(),
                    plan.team().value(),
                    Code.of(plan.state()),
                    plan.start(),
                    plan.end(),
                    plan.parts().stream().map(PartView::of).toList());
        }
    }

    /** @param values what is said, by the name of the field; several references are a list */
    record PartView(String id, String kind, int number, int revision, Map<String, Object> values) {
        static PartView of(Part part) {
            var values = new LinkedHashMap<String, Object>();
            part.values()
                    .forEach((field, value) ->
                            values.put(field.property(), field.form() == Field.Form.MANY ? Part.many(value) : value));
            return new PartView(part.id(), Code.of(part.kind()), part.number(), part.revision(), values);
        }
    }

    /** @param revision that the change was begun with; of a new part none */
    record PartBody(
            @Nullable String kind,
            @Nullable Integer revision,
            @Nullable Map<String, Object> values) {
        /** @throws InvalidInput when it names what the kind has not, or says it in no way that is known */
        MultiValueMap<String, String> fields(Kind of) {
            Map<String, Field> known = of.fields().stream().collect(Collectors.toMap(Field::property, field -> field));
            var fields = new LinkedMultiValueMap<String, String>();
            var problems = new ArrayList<FieldProblem>();
            Map<String, Object> said = values == null ? Map.of() : values;
            said.forEach((name, value) -> {
                Field field = known.get(name);
                Optional<List<String>> texts = field == null ? Optional.empty() : texts(field, value);
                if (field == null || texts.isEmpty()) {
                    problems.add(FieldProblem.of("values." + name, "planning.problem.choice"));
                } else {
                    fields.put(field.name(), texts.orElseThrow());
                }
            });
            if (!problems.isEmpty()) {
                throw new InvalidInput(problems);
            }
            return fields;
        }

        private static Optional<List<String>> texts(Field field, @Nullable Object value) {
            if (value == null) {
                return Optional.of(List.of());
            }
            List<?> all = value instanceof List<?> several ? several : List.of(value);
            List<String> texts =
                    all.stream().flatMap(one -> text(field, one).stream()).toList();
            return texts.size() == all.size() ? Optional.of(texts) : Optional.empty();
        }

        private static Optional<String> text(Field field, @Nullable Object value) {
            if (value instanceof Boolean ticked && field.form() == Field.Form.TICK) {
                return Optional.of(ticked ? Field.TICKED : "");
            }
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                return Optional.of(plain(number));
            }
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        }

        /** A number of a program is never taken for a thousand with a point. */
        private static String plain(Number number) {
            var exact = new BigDecimal(number.toString());
            return exact.setScale(exact.scale() == 3 ? 4 : Math.max(exact.scale(), 0))
                    .toPlainString();
        }
    }

    @GetMapping("/plans")
    List<PlanLine> list(Viewer viewer) {
        return plans.of(viewer).stream()
                .map(line ->
                        new PlanLine(line.id().value(), line.team().value(), Code.of(line.state()), line.begunAt()))
                .toList();
    }

    @GetMapping("/plans/{id}")
    PlanView one(Viewer viewer, @PathVariable String id) {
        return PlanView.of(plans.get(viewer, new PlanId(id)));
    }

    @PostMapping("/plans/{id}/parts")
    @AllowedTo(Role.CITY)
    ResponseEntity<PartView> add(
            CityViewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody PartBody body) {
        plans.get(viewer, new PlanId(id));
        Kind kind = Optional.ofNullable(body.kind())
                .flatMap(name -> Kind.find(name.toUpperCase(Locale.ROOT)))
                .filter(one -> one != Kind.HEAD)
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("kind", "planning.problem.choice")));
        Map<Field, String> values = TypedPart.of(kind, body.fields(kind));
        PartId added = asTyped(() -> planning.add(viewer, new PlanId(id), kind, values, key));
        return ResponseEntity.created(URI.create("/api/v1/plan-parts/" + added))
                .body(PartView.of(plans.part(viewer, added)));
    }

    @GetMapping("/plan-parts/{id}")
    PartView part(Viewer viewer, @PathVariable String id) {
        Part part = plans.part(viewer, new PartId(id));
        if (part.removed()) {
            throw new NotFound("PlanPart", id);
        }
        return PartView.of(part);
    }

    /** All of its values: what is left out is emptied. */
    @PutMapping("/plan-parts/{id}")
    @AllowedTo(Role.CITY)
    PartView change(
            CityViewer viewer, @PathVariable String id, @RequestHeader(KEY) String key, @RequestBody PartBody body) {
        Part present = plans.part(viewer, new PartId(id));
        int seen = Optional.ofNullable(body.revision())
                .filter(revision -> revision > 0 && revision <= present.revision())
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("revision", "planning.problem.choice")));
        Map<Field, String> values = TypedPart.of(present.kind(), body.fields(present.kind()));
        asTyped(() -> planning.change(viewer, new PartId(id), seen, values, key));
        return PartView.of(plans.part(viewer, new PartId(id)));
    }

    /** Problems name fields as programs do. */
    private static <T> T asTyped(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInput e) {
            throw new InvalidInput(e.problems().stream()
                    .map(problem -> new FieldProblem(name(problem.field()), problem.code(), problem.arguments()))
                    .toList());
        }
    }

    private static String name(String field) {
        return Optional.ofNullable(Field.named().get(field))
                .map(known -> "values." + known.property())
                .orElse(field);
    }
}
