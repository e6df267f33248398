package eu.passerelle.exchange;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.exchange.tables.TableWriting;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** A table on its way in: upload, columns, check, report, import. */
@Controller
@RequestMapping("/import")
@AllowedTo(Role.COORDINATOR)
class ImportPages {
    private static final int MOST_SHOWN = 100;

    /** What spreadsheets open. */
    private static final List<TableWriting.Form> BROKEN_ROWS = List.of(TableWriting.Form.CSV, TableWriting.Form.XLSX);

    private final TableImports imports;
    private final MessageSource messages;

    ImportPages(TableImports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView start() {
        return start(Table.EXPERTS, List.of());
    }

    @PostMapping
    ModelAndView upload(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = "experts") String table,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        Table kind = Table.find(table).orElseThrow(() -> new NotFound("Table", table));
        String name = file == null ? "" : String.valueOf(file.getOriginalFilename());
        if (file == null || file.isEmpty()) {
            String problem = name.isEmpty() ? "exchange.table.none" : "exchange.table.empty";
            return start(kind, List.of(FieldProblem.of("file", problem)));
        }
        try {
            String id =
                    imports.begin(viewer, kind, name.substring(0, Math.min(100, name.length())), file.getInputStream());
            return new ModelAndView("redirect:/import/" + id);
        } catch (InvalidInput e) {
            return start(kind, e.problems());
        }
    }

    private ModelAndView start(Table chosen, List<FieldProblem> problems) {
        var page = new ModelAndView("exchange/import");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page.addObject("tables", Table.values())
                .addObject("chosen", chosen)
                .addObject("jobs", imports.latest())
                .addObject("problems", problems);
    }

    @GetMapping("/{id}")
    ModelAndView job(@PathVariable String id, Locale locale) {
        return job(imports.get(id), List.of(), List.of(), locale);
    }

    @PostMapping("/{id}/columns")
    ModelAndView choose(@PathVariable String id, @RequestParam MultiValueMap<String, String> form, Locale locale) {
        List<String> fields = IntStream.range(0, 200)
                .mapToObj(i -> "column" + i)
                .takeWhile(form::containsKey)
                .map(name -> String.valueOf(form.getFirst(name)))
                .toList();
        try {
            imports.choose(id, fields);
            return to(id);
        } catch (InvalidInput e) {
            return job(imports.get(id), fields, e.problems(), locale);
        }
    }

    @PostMapping("/{id}/confirmation")
    ModelAndView confirm(@PathVariable String id) {
        imports.confirm(id);
        return to(id);
    }

    @PostMapping("/{id}/cancellation")
    ModelAndView cancel(@PathVariable String id) {
        imports.cancel(id);
        return to(id);
    }

    /** The rows as they stood in the file, each with what is wrong: to be mended and sent again, alone. */
    @GetMapping("/{id}/broken.{ending}")
    void broken(@PathVariable String id, @PathVariable String ending, HttpServletResponse response, Locale locale)
            throws IOException {
        TableWriting.Form form = BROKEN_ROWS.stream()
                .filter(one -> one.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> new NotFound("Table", ending));
        Import job = imports.get(id);
        List<String> headers = imports.headers(id);
        var columns = new ArrayList<>(headers);
        columns.add(message("exchange.broken.column", locale));
        new Attachment("broken." + ending, MediaType.parseMediaType(form.type())).announce(response);
        try (var rows = imports.broken(job);
                var table = form.into(response.getOutputStream(), columns)) {
            rows.forEach(row -> {
                var cells = new ArrayList<>(row.cells());
                while (cells.size() < headers.size()) {
                    cells.add("");
                }
                cells.add(worded(row, locale));
                table.write(cells);
            });
        }
    }

    /** @param fields as just chosen; empty to propose some */
    private ModelAndView job(Import job, List<String> fields, List<FieldProblem> problems, Locale locale) {
        var page = new ModelAndView("exchange/job");
        page.setStatus(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addObject("job", job)
                .addObject("problems", problems)
                .addObject("words", this)
                .addObject("forms", BROKEN_ROWS);
        page.addObject(
                "failure", job.failure().isEmpty() ? "" : message(job.failure(), locale, job.failureArguments()));
        if (job.state() == Import.State.CHOOSING || !problems.isEmpty()) {
            List<TableImports.Column> columns = imports.columns(job.id());
            page.addObject("columns", columns)
                    .addObject("fields", job.table().columns())
                    .addObject(
                            "needed",
                            job.table().neededForNew().stream()
                                    .map(field -> message("exchange.field." + field, locale))
                                    .collect(Collectors.joining(", ")))
                    .addObject(
                            "chosen",
                            fields.isEmpty()
                                    ? columns.stream()
                                            .map(TableImports.Column::field)
                                            .toList()
                                    : fields);
        }
        if (job.counts().broken() > 0 && !job.isUnderWay()) {
            try (var rows = imports.broken(job)) {
                page.addObject(
                        "broken",
                        rows.limit(MOST_SHOWN)
                                .flatMap(row -> lines(row, locale))
                                .toList());
            }
        }
        return page;
    }

    /** What is wrong with one cell, in words. @param column empty when it is about the whole row */
    record Line(long number, String column, String value, String text) {}

    private Stream<Line> lines(BrokenRow row, Locale locale) {
        return row.problems().stream()
                .map(problem -> new Line(
                        row.line(),
                        column(problem, locale),
                        problem.value(),
                        message(problem.code(), locale, problem.arguments())));
    }

    private String worded(BrokenRow row, Locale locale) {
        return row.problems().stream().map(problem -> worded(problem, locale)).collect(Collectors.joining(" "));
    }

    private String worded(CellProblem problem, Locale locale) {
        String text = message(problem.code(), locale, problem.arguments());
        return problem.field().isEmpty() ? text : column(problem, locale) + ": " + text;
    }

    private String column(CellProblem problem, Locale locale) {
        return problem.field().isEmpty() ? "" : message("exchange.field." + problem.field(), locale);
    }

    private String message(String code, Locale locale) {
        return message(code, locale, List.of());
    }

    private String message(String code, Locale locale, List<String> arguments) {
        return messages.getMessage(code, arguments.toArray(), locale);
    }

    private static ModelAndView to(String id) {
        return new ModelAndView("redirect:/import/" + id);
    }
}
