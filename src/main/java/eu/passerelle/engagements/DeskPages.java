package eu.passerelle.engagements;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.requests.Request;
import eu.passerelle.engagements.requests.Requests;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.Labels;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The network coordinators' desk: all requests without a mentor, the longest waiting first, and what
 * they need that nobody has. */
@Controller
@AllowedTo(Role.COORDINATOR)
class DeskPages {
    private final Requests requests;
    private final RequestProgress progress;
    private final Teams teams;
    private final NetworkGaps gaps;
    private final Labels labels;
    private final ProposalSettings settings;
    private final Clock clock;

    DeskPages(
            Requests requests,
            RequestProgress progress,
            Teams teams,
            NetworkGaps gaps,
            Labels labels,
            ProposalSettings settings,
            Clock clock) {
        this.requests = requests;
        this.progress = progress;
        this.teams = teams;
        this.gaps = gaps;
        this.labels = labels;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param attention waits for somebody to be asked, or to reply: nobody else will move it */
    record DeskRow(RequestProgress.Row row, Team team, long days, boolean attention) {}

    @GetMapping("/desk")
    String desk(Model model, Locale locale) {
        List<Request> open = requests.waiting();
        List<RequestProgress.Row> waiting = progress.of(open);
        Map<TeamId, Team> known =
                teams.all(waiting.stream().map(row -> row.request().team()).toList());
        List<DeskRow> rows = waiting.stream()
                .flatMap(row ->
                        Stream.ofNullable(known.get(row.request().team())).map(team -> deskRow(row, team)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute("gaps", gaps.of(open));
        model.addAttribute("words", labels.wording(locale, ZoneOffset.UTC));
        model.addAttribute("attention", rows.stream().filter(DeskRow::attention).count());
        model.addAttribute("cityAsks", settings.askedBy() == ProposalSettings.AskedBy.CITY);
        model.addAttribute("times", new Times(locale));
        return "engagements/desk";
    }

    private DeskRow deskRow(RequestProgress.Row row, Team team) {
        Request request = row.request();
        return new DeskRow(
                row,
                team,
                request.submittedAt()
                        .map(at -> Duration.between(at, clock.instant()).toDays())
                        .orElse(0L),
                row.next() != NextStep.WAIT_FOR_ANSWER);
    }
}
