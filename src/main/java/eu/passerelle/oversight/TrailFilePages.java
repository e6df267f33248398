package eu.passerelle.oversight;

import de.siegmar.fastcsv.writer.CsvWriter;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Approval.Kind;
import eu.passerelle.accounts.Approvals;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Viewer.AuditorViewer;
import eu.passerelle.kernel.Attachment;
import eu.passerelle.kernel.GraphTransactions;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditQuestion;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was found in the trail, as a file: once a coordinator has approved it, and once only. */
@Controller
@AllowedTo(Role.AUDITOR)
class TrailFilePages {
    /** Whoever only asks whether there is something uses up no approval. */
    private static final List<String> GET_ONLY = List.of(HttpMethod.GET.name());

    private static final int AT_ONCE = 1_000;
    private static final int MOST = 200_000;
    /** A spreadsheet takes what begins so for a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private static final List<String> COLUMNS =
            List.of("number", "at", "actor", "who", "action", "subject", "name", "reason", "changes");

    private final Trail trail;
    private final Approvals approvals;
    private final GraphTransactions transactions;
    private final MessageSource messages;

    TrailFilePages(Trail trail, Approvals approvals, GraphTransactions transactions, MessageSource messages) {
        this.trail = trail;
        this.approvals = approvals;
        this.transactions = transactions;
        this.messages = messages;
    }

    @GetMapping("/trail/trail.csv")
    void download(
            AuditorViewer viewer,
            @RequestParam Map<String, String> form,
            HttpMethod method,
            HttpServletResponse response,
            Locale locale)
            throws IOException, HttpRequestMethodNotSupportedException {
        if (method.equals(HttpMethod.HEAD)) {
            throw new HttpRequestMethodNotSupportedException(method.name(), GET_ONLY);
        }
        TypedQuestion typed = TypedQuestion.of(form);
        AuditQuestion question = trail.question(typed);
        transactions.write(() -> {
            approvals.use(viewer.account(), Kind.TRAIL, TrailPages.SUBJECT);
            trail.note(viewer, typed, TrailPages.SUBJECT, "TRAIL_EXPORTED");
        });
        Attachment.csv("trail.csv").announce(response);
        try (var writer =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            writer.writeRecord(COLUMNS);
            if (!writesAll(question, writer)) {
                writer.writeRecord(messages.getMessage("oversight.trail.cut", new Object[] {MOST}, locale));
            }
        }
    }

    /** In pieces, so that a long trail needs no more memory than a short one. @return false when it was too long */
    private boolean writesAll(AuditQuestion question, CsvWriter writer) {
        OptionalLong next = OptionalLong.of(Long.MAX_VALUE);
        for (int written = 0; next.isPresent() && written < MOST; ) {
            Trail.Page page = trail.page(question, next.getAsLong(), AT_ONCE);
            page.rows().forEach(row -> writer.writeRecord(cells(row)));
            written += page.rows().size();
            next = page.next();
        }
        return next.isEmpty();
    }

    private static List<String> cells(Trail.Row row) {
        return List.of(
                        String.valueOf(row.number()),
                        row.at().toInstant().toString(),
                        row.actor(),
                        row.who(),
                        row.action(),
                        row.kind().isEmpty() ? row.id() : row.kind() + ":" + row.id(),
                        row.name(),
                        row.reason(),
                        row.changes().stream().map(TrailFilePages::told).collect(Collectors.joining("; ")))
                .stream()
                .map(TrailFilePages::harmless)
                .toList();
    }

    private static String told(Change change) {
        return change.field() + ": " + change.before() + " → " + change.after();
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
