package eu.passerelle.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an expert has before him or her.
 *
 * @param questions that wait for an answer, the most urgent first
 * @param sessions of the next seven days
 * @param closings in which the expert has not said yet how it went
 * @param tasks from sessions, for the expert, the most urgent first
 * @param hoursOffered a month
 * @param minutesBooked in this month of the expert's
 * @param nextSession when nothing is on in these days
 */
record ExpertWeek(
        ZoneId zone,
        List<Question> questions,
        List<Meeting> sessions,
        List<ToClose> closings,
        List<Task> tasks,
        int hoursOffered,
        int minutesBooked,
        Optional<Meeting> nextSession) {
    record Question(String id, int hours, Instant answerBy) {}

    record Meeting(String id, String team, Instant start, int minutes, boolean attested) {}

    record ToClose(String engagement, String team, LocalDate by) {}

    record Task(String session, String text, Optional<LocalDate> due) {}

    /** Less than nothing is nothing. */
    public double hoursLeft() {
        return Math.max(0, hoursOffered - minutesBooked / 60.0);
    }

    public boolean isQuiet() {
        return questions.isEmpty() && closings.isEmpty() && tasks.isEmpty();
    }
}
