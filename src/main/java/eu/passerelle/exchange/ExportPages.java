package eu.passerelle.exchange;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.exchange.tables.TableWriting;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.privacy.AuditTrail;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The directory as tables, for coordinators, who see all of it. Each download stands in the trail. */
@Controller
@AllowedTo(Role.COORDINATOR)
class ExportPages {
    private final Table.Rows rows;
    private final AuditTrail trail;
    private final MessageSource messages;

    ExportPages(Table.Rows rows, AuditTrail trail, MessageSource messages) {
        this.rows = rows;
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/export")
    String choose(Model model) {
        model.addAttribute("tables", Table.values());
        model.addAttribute("forms", TableWriting.Form.values());
        return "exchange/export";
    }

    @GetMapping("/export/{name}.{ending}")
    void download(
            CoordinatorViewer viewer,
            @PathVariable String name,
            @PathVariable String ending,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Table table = Table.find(name).orElseThrow(() -> new NotFound("Table", name));
        TableWriting.Form form = Arrays.stream(TableWriting.Form.values())
                .filter(known -> known.ending().equals(ending))
                .findFirst()
                .orElseThrow(() -> new NotFound("Form", ending));
        trail.append(viewer.account(), "export:" + name, "EXPORTED", form.name(), List.of());
        response.setContentType(form.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + ending)
                        .build()
                        .toString());
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
