package eu.passerelle.home;

import eu.passerelle.accounts.Guise;
import eu.passerelle.home.NextStep.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a team stands.
 *
 * @param requests not yet served, the newest first
 * @param mentorings under way, the newest first
 * @param closed how many mentorings are over
 * @param assessment the newest that was not cancelled
 * @param plan that lives
 */
record TeamStanding(
        ZoneId zone,
        List<Asked> requests,
        List<Mentored> mentorings,
        int closed,
        Optional<Assessed> assessment,
        Optional<Planned> plan) {
    /** @param proposal the state of the newest; empty when nobody was asked */
    record Asked(String id, boolean draft, String proposal, Optional<Instant> answerBy) {}

    /**
     * @param closing somebody has spoken of the end
     * @param unheard and the mentor has not said yet how it went
     * @param closeBy until when the team is to say how it went; empty when nobody asks
     */
    record Mentored(
            String id,
            String mentor,
            Optional<Ahead> next,
            int met,
            int open,
            boolean closing,
            boolean unheard,
            Optional<LocalDate> closeBy) {
        /** Whoever has said that it is over is not to be asked to go on. */
        private boolean isToMeet() {
            return closeBy.isEmpty() && (next.isPresent() || !closing);
        }

        private boolean isForTheOtherSide() {
            return closeBy.isEmpty() && unheard;
        }
    }

    record Ahead(String session, Instant start) {}

    record Assessed(String id, boolean open, LocalDate lastDay, int answered, int asked) {}

    /** @param overdue measures; @param reviewed how often; @param isReviewDue within the next days */
    record Planned(String id, int overdue, int reviewed, LocalDate nextReview, boolean isReviewDue) {}

    /** At least one: what others wait for first, then what the team would lose time by, then what only time can bring. */
    List<NextStep> steps() {
        var steps = new ArrayList<NextStep>();
        mentorings.forEach(one -> one.closeBy()
                .ifPresent(day -> steps.add(NextStep.of(Kind.CLOSE, "/engagements/" + one.id() + "/closing")
                        .by(day)
                        .with(one.mentor()))));
        requests.stream().filter(one -> !one.draft()).map(TeamStanding::asking).forEach(steps::add);
        mentorings.stream()
                .filter(Mentored::isToMeet)
                .map(TeamStanding::meeting)
                .forEach(steps::add);
        mentorings.stream()
                .filter(Mentored::isForTheOtherSide)
                .map(one ->
                        NextStep.of(Kind.OTHER_SIDE, "/engagements/" + one.id()).with(one.mentor()))
                .forEach(steps::add);
        requests.stream()
                .filter(one -> one.draft() && Guise.worn().isEmpty())
                .map(draft -> NextStep.of(Kind.FINISH, "/requests/" + draft.id()))
                .forEach(steps::add);
        assessment.flatMap(this::assessing).ifPresent(steps::add);
        steps.addAll(planning());
        if (steps.isEmpty() || mentorings.isEmpty() && requests.isEmpty()) {
            steps.add(NextStep.of(Kind.BEGIN, "/requests"));
            if (assessment.isEmpty()) {
                steps.add(NextStep.of(Kind.ASSESS, "/toolbox"));
            }
        }
        return steps.stream()
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    private Optional<NextStep> assessing(Assessed one) {
        String page = "/assessments/" + one.id();
        if (one.open()) {
            return Optional.of(
                    NextStep.of(Kind.GATHER, page).by(one.lastDay()).with(one.answered() + "/" + one.asked()));
        }
        return mentorings.isEmpty() && requests.isEmpty()
                ? Optional.of(NextStep.of(Kind.SEE_RESULTS, page))
                : Optional.empty();
    }

    private List<NextStep> planning() {
        var steps = new ArrayList<NextStep>();
        boolean hasMet = mentorings.stream().anyMatch(one -> one.met() > 0);
        if (plan.isEmpty() && hasMet) {
            steps.add(NextStep.of(Kind.START_PLAN, "/plans"));
        }
        plan.filter(Planned::isReviewDue)
                .ifPresent(one -> steps.add(NextStep.of(Kind.REVIEW_PLAN, "/plans/" + one.id() + "/reviews")
                        .by(one.nextReview())));
        plan.filter(one -> one.overdue() > 0)
                .ifPresent(one -> steps.add(
                        NextStep.of(Kind.CATCH_UP, "/plans/" + one.id()).with(String.valueOf(one.overdue()))));
        return steps;
    }

    private static NextStep asking(Asked request) {
        String page = "/requests/" + request.id();
        String list = page + "/recommendations";
        return switch (request.proposal()) {
            case "open" -> waiting(page, request.answerBy());
            case "countered" -> NextStep.of(Kind.REPLY, page);
            case "declined", "lapsed" -> NextStep.of(Kind.CHOOSE_AGAIN, list);
            default -> NextStep.of(Kind.CHOOSE, list);
        };
    }

    private static NextStep waiting(String page, Optional<Instant> until) {
        NextStep wait = NextStep.of(Kind.WAIT, page);
        return until.map(wait::at).orElse(wait);
    }

    private static NextStep meeting(Mentored one) {
        return one.next()
                .map(ahead ->
                        NextStep.of(Kind.MEET, "/sessions/" + ahead.session()).at(ahead.start()))
                .orElseGet(() -> NextStep.of(
                        one.met() == 0 ? Kind.BOOK_FIRST : Kind.BOOK_NEXT, "/engagements/" + one.id() + "/slots"))
                .with(one.mentor());
    }

    /** What the team has done already. */
    Set<Stage> done() {
        var done = EnumSet.noneOf(Stage.class);
        if (!mentorings.isEmpty() || closed > 0 || requests.stream().anyMatch(one -> !one.draft())) {
            done.add(Stage.ASK);
        }
        if (closed > 0 || mentorings.stream().anyMatch(one -> one.met() > 0)) {
            done.add(Stage.MEET);
        }
        if (assessment.filter(one -> !one.open()).isPresent()) {
            done.add(Stage.ASSESS);
        }
        if (plan.isPresent()) {
            done.add(Stage.PLAN);
        }
        if (closed > 0 || plan.filter(one -> one.reviewed() > 0).isPresent()) {
            done.add(Stage.REVIEW);
        }
        return done;
    }
}
