package eu.passerelle.toolbox.assessments;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.accounts.Viewer.CityViewer;
import eu.passerelle.accounts.Viewer.CoordinatorViewer;
import eu.passerelle.accounts.Viewer.ExpertViewer;
import eu.passerelle.accounts.Viewer.Overseer;
import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.Engagement;
import eu.passerelle.engagements.Engagements;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.Commands;
import eu.passerelle.kernel.Conflict;
import eu.passerelle.kernel.Ids;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.NotFound;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.privacy.AuditEntry.Change;
import eu.passerelle.privacy.AuditTrail;
import eu.passerelle.toolbox.AssessmentId;
import eu.passerelle.toolbox.PeopleAsked;
import eu.passerelle.toolbox.instruments.Instruments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Opens assessments, takes answers and ends them. The team decides; its mentors, while they mentor it, and the
 * coordinators of the network look. Each change locks the assessment first, so that an answer is counted or refused.
 */
@Component
class Assessing {
    static final int LONGEST_DAYS = 60;
    /** Ends what nobody has ended. It is nobody's account. */
    static final AccountId LAST_DAY = new AccountId("last-day");

    private static final int MOST_A_WEEK = 3;

    private final AssessmentStore store;
    private final Instruments instruments;
    private final Teams teams;
    private final Engagements engagements;
    private final Commands commands;
    private final AuditTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    Assessing(
            AssessmentStore store,
            Instruments instruments,
            Teams teams,
            Engagements engagements,
            Commands commands,
            AuditTrail trail,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.instruments = instruments;
        this.teams = teams;
        this.engagements = engagements;
        this.commands = commands;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFound also when it is another team's */
    Assessment get(Viewer viewer, AssessmentId id) {
        Assessment assessment = store.find(id).orElseThrow(() -> unknown(id));
        if (!maySee(viewer, assessment.team())) {
            throw unknown(id);
        }
        return assessment;
    }

    /** @throws NotFound when the viewer has nothing to do with the team */
    List<AssessmentLine> of(Viewer viewer, TeamId team) {
        if (!maySee(viewer, team)) {
            throw new NotFound("Team", team.value());
        }
        return store.of(team);
    }

    private boolean maySee(Viewer viewer, TeamId team) {
        return switch (viewer) {
            case CityViewer city -> city.team().equals(team);
            case CoordinatorViewer coordinator -> true;
            case Overseer overseer -> false;
            case ExpertViewer expert ->
                engagements.of(expert).stream()
                        .anyMatch(engagement -> engagement.state() == Engagement.State.ACTIVE
                                && engagement.team().equals(team));
        };
    }

    /** @throws Conflict when the team has opened three within a week: each mails people who did not ask for it */
    AssessmentId open(
            CityViewer viewer, String instrument, LocalDate lastDay, List<Respondent> people, String commandId) {
        String asked =
                instrument + lastDay + people.stream().map(Respondent::email).toList();
        String opened = commands.once("assessment.open:" + viewer.team(), commandId, asked, String.class, () -> {
            Instant now = clock.instant();
            if (store.openedSince(viewer.team(), now.minus(Duration.ofDays(7))) >= MOST_A_WEEK) {
                throw new Conflict("toolbox.conflict.many", MOST_A_WEEK);
            }
            var assessment = new Assessment(
                    new AssessmentId(Ids.random()),
                    viewer.team(),
                    instrument,
                    instruments.get(instrument).instrument(),
                    Assessment.State.OPEN,
                    lastDay,
                    teams.get(viewer.team()).city().zone(),
                    now,
                    Optional.empty(),
                    people);
            store.create(assessment);
            tell(viewer.account(), assessment.id(), "ASSESSMENT_OPENED", "instrument", "", instrument);
            ask(assessment.id(), people);
            return assessment.id().value();
        });
        return new AssessmentId(opened);
    }

    private void ask(AssessmentId id, List<Respondent> people) {
        outbox.append(new PeopleAsked(id, people.stream().map(Respondent::id).toList()));
    }

    /** For whoever holds the link of this person. */
    Optional<Assessment> asking(String person) {
        return store.asking(person);
    }

    /** @throws Conflict when it takes no answers any more: then nothing of it is kept */
    void answer(String person, Sheet sheet, String commandId) {
        commands.once("assessment.answer:" + person, commandId, sheet.toString(), Boolean.class, () -> {
            Assessment assessment = store.askingLocked(person).orElseThrow(() -> new NotFound("Respondent", person));
            assessment.requireTakesAnswers(clock.instant());
            store.answer(person, sheet, assessment.instrument());
            return true;
        });
    }

    /** @throws Conflict when fewer than five have answered everything, or it has ended otherwise */
    void close(CityViewer viewer, AssessmentId id, String commandId) {
        get(viewer, id);
        commands.once("assessment.close:" + id, commandId, Boolean.class, () -> {
            Assessment assessment = store.locked(id).orElseThrow(() -> unknown(id));
            assessment.requireOpen();
            assessment.requireEnough();
            close(assessment, viewer.account());
            return true;
        });
    }

    private void close(Assessment assessment, AccountId by) {
        store.end(assessment.id(), Assessment.State.CLOSED, clock.instant());
        tell(by, assessment.id(), "ASSESSMENT_CLOSED", "answers", "", String.valueOf(assessment.done()));
    }

    void cancel(CityViewer viewer, AssessmentId id, String commandId) {
        get(viewer, id);
        commands.once("assessment.cancel:" + id, commandId, Boolean.class, () -> {
            Assessment assessment = store.locked(id).orElseThrow(() -> unknown(id));
            assessment.requireOpen();
            cancel(assessment, viewer.account());
            return true;
        });
    }

    private void cancel(Assessment assessment, AccountId by) {
        store.end(assessment.id(), Assessment.State.CANCELLED, clock.instant());
        tell(by, assessment.id(), "ASSESSMENT_CANCELLED", "state", "OPEN", "CANCELLED");
    }

    /** Ends what nobody has ended: with results when there are enough answers. @param day before which the last day was */
    void lapse(AssessmentId id, LocalDate day) {
        store.locked(id)
                .filter(assessment ->
                        assessment.isOpen() && assessment.lastDay().isBefore(day))
                .ifPresent(assessment -> {
                    if (assessment.missing() == 0) {
                        close(assessment, LAST_DAY);
                    } else {
                        cancel(assessment, LAST_DAY);
                    }
                });
    }

    void postpone(CityViewer viewer, AssessmentId id, LocalDate lastDay, String commandId) {
        get(viewer, id);
        commands.once("assessment.postpone:" + id, commandId, lastDay.toString(), Boolean.class, () -> {
            Assessment assessment = store.locked(id).orElseThrow(() -> unknown(id));
            assessment.requireOpen();
            store.postpone(id, lastDay);
            tell(
                    viewer.account(),
                    id,
                    "ASSESSMENT_POSTPONED",
                    "lastDay",
                    assessment.lastDay().toString(),
                    lastDay.toString());
            return true;
        });
    }

    /** @throws InvalidInput also when somebody is among them who has been asked meanwhile */
    void invite(CityViewer viewer, AssessmentId id, TypedPeople typed, String commandId) {
        get(viewer, id);
        String asked = typed.addresses().toString();
        commands.once("assessment.invite:" + id, commandId, asked, Boolean.class, () -> {
            Assessment assessment = store.locked(id).orElseThrow(() -> unknown(id));
            assessment.requireTakesAnswers(clock.instant());
            List<Respondent> people = typed.besides(assessment.people());
            store.add(id, assessment.people().size(), people);
            tell(viewer.account(), id, "ASSESSMENT_WIDENED", "asked", "", String.valueOf(people.size()));
            ask(id, people);
            return true;
        });
    }

    private void tell(AccountId by, AssessmentId id, String action, String field, String before, String after) {
        trail.append(by, "assessment:" + id, action, "", List.of(new Change(field, before, after)));
    }

    private static NotFound unknown(AssessmentId id) {
        return new NotFound("Assessment", id.value());
    }
}
