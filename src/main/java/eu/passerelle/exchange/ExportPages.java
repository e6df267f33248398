package eu.passerelle.exchange;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Approvals;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.exchange.tables.TableWriting;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Typed;
import eu.passerelle.privacy.AuditTrail;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The directory as tables, for coordinators, who see all of it. Another one approves each download, which stands in the trail. */
@Controller
@AllowedTo(Role.COORDINATOR)
class ExportPages {
    /** Whoever only asks whether there is something uses up no approval. */
    private static final List<String> GET_ONLY = List.of(HttpMethod.GET.name());

    private final Table.Rows rows;
    private final Approvals approvals;
    private final AuditTrail trail;
    private final GraphTransactions transactions;
    private final MessageSource messages;
    private final Clock clock;

    ExportPages(
            Table.Rows rows,
            Approvals approvals,
            AuditTrail trail,
            GraphTransactions transactions,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.approvals = approvals;
        this.trail = trail;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/export")
    ModelAndView choose(CoordinatorViewer viewer) {
        return page(viewer, "", Ids.random(), List.of());
    }

    @PostMapping("/export/requests")
    ModelAndView ask(
            CoordinatorViewer viewer,
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String commandId) {
        String name = Table.find(table).map(ExportPages::name).orElseThrow(() -> new NotFound("Table", table));
        try {
            approvals.ask(viewer.account(), Kind.EXPORT, name, Typed.text(reason), commandId);
            return new ModelAndView("redirect:/export");
        } catch (InvalidInput invalid) {
            return page(viewer, reason, commandId, invalid.problems());
        }
    }

    private ModelAndView page(CoordinatorViewer viewer, String reason, String commandId, List<FieldProblem> problems) {
        return new ModelAndView(
                        "exchange/export", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("tables", Table.values())
                .addObject("forms", TableWriting.Form.values())
                .addObject("needed", approvals.areNeeded())
                .addObject("alone", approvals.hasNobodyElse(viewer.account()))
                .addObject("own", approvals.of(viewer.account(), Kind.EXPORT))
                .addObject("now", clock.instant())
                .addObject("reason", reason)
                .addObject("commandId", commandId)
                .addObject("problems", problems);
    }

    private static String name(Table table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/export/{name}.{ending}")
    void download(
            CoordinatorViewer viewer,
            @PathVariable String name,
            @PathVariable String ending,
            HttpMethod method,
            HttpServletResponse response,
            Locale locale)
            throws IOException, HttpRequestMethodNotSupportedException {
        if (method.equals(HttpMethod.HEAD)) {
            throw new HttpRequestMethodNotSupportedException(method.name(), GET_ONLY);
        }
        Table table = Table.find(name).orElseThrow(() -> new NotFound("Table", name));
        TableWriting.Form form = Arrays.stream(TableWriting.Form.values())
                .filter(known -> known.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> new NotFound("Form", ending));
        transactions.write(() -> {
            approvals.use(viewer.account(), Kind.EXPORT, name(table));
            trail.append(viewer.account(), "export:" + name, "EXPORTED", form.name(), List.of());
        });
        new Attachment(name + "." + ending, MediaType.parseMediaType(form.type())).announce(response);
        try (var writing = form.into(response.getOutputStream(), columns(table, form, locale))) {
            rows.each(table, writing::write);
        }
    }

    /** People read tables in their language; programs read names that stay. */
    private List<String> columns(Table table, TableWriting.Form form, Locale locale) {
        return table.columns().stream()
                .map(column -> form == TableWriting.Form.JSONL
                        ? column.toLowerCase(Locale.ROOT)
                        : messages.getMessage("exchange.field." + column, new Object[0], locale))
                .toList();
    }
}
