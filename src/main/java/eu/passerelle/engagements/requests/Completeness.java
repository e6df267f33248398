package eu.passerelle.engagements.requests;

import eu.passerelle.cities.TeamPhase;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.Typed;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each part of a request still lacks, and what in it is wrong. A part that lacks something may be saved and finished
 * later; neither kind can be sent.
 *
 * @param parts every part, in order
 */
public record Completeness(Map<Part, Findings> parts) {
    public static final int LONGEST_ANSWER = 4_000;
    public static final int LONGEST_LEGAL_NOTE = 1_000;
    public static final int LONGEST_BECAUSE = 500;
    public static final int MOST_NEEDS = 8;
    public static final int MOST_HOURS = 200;
    public static final int LONGEST_WINDOW_YEARS = 2;

    /**
     * @param countries all known codes
     * @param today in the team's zone
     */
    static Completeness of(Content content, Set<String> countries, LocalDate today) {
        var parts = new EnumMap<Part, Findings>(Part.class);
        parts.put(Part.SITUATION, situation(content.situation()));
        parts.put(Part.TEAM, frame(content.frame(), countries));
        parts.put(Part.NEEDS, needs(content));
        parts.put(Part.LANGUAGES, languages(content));
        parts.put(Part.MEETING, meeting(content.meeting(), today));
        return new Completeness(parts);
    }

    public Findings of(Part part) {
        return parts.getOrDefault(part, new Findings());
    }

    public boolean isComplete() {
        return parts.values().stream().allMatch(findings -> findings.all().isEmpty());
    }

    public List<FieldProblem> problems() {
        return parts.values().stream()
                .flatMap(findings -> findings.all().stream())
                .toList();
    }

    private static Findings situation(Content.Situation situation) {
        var findings = new Findings();
        findings.text("now", situation.now(), "engagements.problem.now.missing", LONGEST_ANSWER);
        findings.text("change", situation.change(), "engagements.problem.change.missing", LONGEST_ANSWER);
        return findings;
    }

    private static Findings frame(Content.Frame frame, Set<String> countries) {
        var findings = new Findings();
        boolean knownPhase =
                Arrays.stream(TeamPhase.values()).anyMatch(phase -> phase.name().equals(frame.phase()));
        if (frame.phase().isBlank()) {
            findings.missing("phase", "engagements.problem.phase.missing");
        } else if (!knownPhase) {
            findings.wrong("phase", "engagements.problem.phase.unknown");
        }
        if (frame.country().isBlank()) {
            findings.missing("country", "engagements.problem.country.missing");
        } else if (!countries.contains(frame.country())) {
            findings.wrong("country", "engagements.problem.country.unknown");
        }
        findings.notLonger("legal", frame.legal(), LONGEST_LEGAL_NOTE);
        return findings;
    }

    private static Findings needs(Content content) {
        var findings = new Findings();
        if (content.needs().isEmpty()) {
            findings.missing("q", "engagements.problem.needs.missing");
        } else if (content.needs().size() > MOST_NEEDS) {
            findings.wrong("q", "engagements.problem.needs.tooMany", MOST_NEEDS);
        }
        content.because().forEach((code, because) -> {
            if (Typed.length(because) > LONGEST_BECAUSE) {
                findings.wrong("because-" + code, "engagements.problem.because", LONGEST_BECAUSE);
            }
        });
        return findings;
    }

    private static Findings languages(Content content) {
        var findings = new Findings();
        if (content.languages().isEmpty()) {
            findings.missing("languages", "engagements.problem.languages.missing");
        }
        return findings;
    }

    private static Findings meeting(Meeting meeting, LocalDate today) {
        var findings = new Findings();
        form(meeting, findings);
        days(meeting, today, findings);
        hours(meeting, findings);
        return findings;
    }

    private static void form(Meeting meeting, Findings findings) {
        if (meeting.form().isBlank()) {
            findings.missing("form", "engagements.problem.form.missing");
        } else if (meeting.chosenForm().isEmpty()) {
            findings.wrong("form", "engagements.problem.form.unknown");
        }
    }

    private static void days(Meeting meeting, LocalDate today, Findings findings) {
        LocalDate horizon = today.plusYears(LONGEST_WINDOW_YEARS);
        if (meeting.from().isBlank()) {
            findings.missing("from", "engagements.problem.from.missing");
        } else if (meeting.firstDay().isEmpty()) {
            findings.wrong("from", "engagements.problem.date");
        } else if (meeting.firstDay().get().isBefore(today)) {
            findings.wrong("from", "engagements.problem.from.past");
        } else if (meeting.firstDay().get().isAfter(horizon)) {
            findings.wrong("from", "engagements.problem.from.far", LONGEST_WINDOW_YEARS);
        }
        if (meeting.until().isBlank()) {
            findings.missing("until", "engagements.problem.until.missing");
        } else if (meeting.lastDay().isEmpty()) {
            findings.wrong("until", "engagements.problem.date");
        } else if (meeting.lastDay().get().isBefore(meeting.firstDay().orElse(today))) {
            findings.wrong("until", "engagements.problem.until.beforeFrom");
        } else if (meeting.lastDay()
                .get()
                .isAfter(meeting.firstDay().orElse(today).plusYears(LONGEST_WINDOW_YEARS))) {
            findings.wrong("until", "engagements.problem.until.far", LONGEST_WINDOW_YEARS);
        }
    }

    private static void hours(Meeting meeting, Findings findings) {
        if (meeting.hours().isBlank()) {
            findings.missing("hours", "engagements.problem.hours.missing");
        } else if (meeting.wantedHours().filter(Completeness::isPossible).isEmpty()) {
            findings.wrong("hours", "engagements.problem.hours.range", MOST_HOURS);
        }
    }

    private static boolean isPossible(int hours) {
        return 1 <= hours && hours <= MOST_HOURS;
    }
}
