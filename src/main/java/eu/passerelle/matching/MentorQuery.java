package eu.passerelle.matching;

import eu.passerelle.kernel.TeamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Whom should this team ask?
 *
 * @param words what the team wrote, in any language; may be empty
 * @param languages a mentor must speak one of them, ISO 639-1
 * @param from first day in the team's zone
 * @param until last day
 * @param hours of mentoring in all, 1 to 200
 */
public record MentorQuery(
        TeamId team,
        List<Need> needs,
        String words,
        Set<String> languages,
        MeetingForm form,
        LocalDate from,
        LocalDate until,
        int hours) {}
