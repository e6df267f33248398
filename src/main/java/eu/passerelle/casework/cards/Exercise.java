package eu.passerelle.casework.cards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Several people plan for one invented case, each alone; whoever opened it compares what they planned.
 *
 * @param example the id of the case
 * @param trainer the account that opened it
 * @param plans in the order in which they were handed in
 */
record Exercise(String id, String example, String trainer, Instant openedAt, List<Handed> plans) {
    Exercise {
        plans = List.copyOf(plans);
    }

    /** What an agency would do for one area of the life. */
    record Step(LifeArea area, Measure.Kind kind, String sector) {}

    /**
     * @param account of whoever handed it in
     * @param answer to the question of the case; may be empty
     * @param certificate the newest
     */
    record Handed(String id, String account, List<Step> steps, String answer, Optional<Certificate> certificate) {
        Handed {
            steps = List.copyOf(steps);
        }

        /** What it has earned and was not withdrawn. */
        public Optional<Certificate> standing() {
            return certificate.filter(earned -> !earned.withdrawn());
        }
    }

    /**
     * @param id what it is checked by; pure chance
     * @param key opens the name on the page that anybody may see
     * @param until the last day on which it is valid
     */
    record Certificate(
            String id,
            String key,
            String holder,
            String example,
            LocalDate issuedOn,
            LocalDate until,
            boolean withdrawn) {
        boolean isValid(LocalDate today) {
            return !withdrawn && !until.isBefore(today);
        }

        /** VALID, WITHDRAWN or OVER: the message keys {@code casework.certificate.<state>} word it. */
        public String state(LocalDate today) {
            return withdrawn ? "WITHDRAWN" : isValid(today) ? "VALID" : "OVER";
        }

        boolean isOpenedBy(String typed) {
            return !typed.isEmpty() && key.equals(typed);
        }
    }

    Optional<Handed> of(String account) {
        return plans.stream().filter(plan -> plan.account().equals(account)).findFirst();
    }
}
