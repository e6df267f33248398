package eu.passerelle.toolbox.assessments;

import eu.passerelle.toolbox.AssessmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One assessment in a list. @param instrumentId with its version */
record AssessmentLine(
        AssessmentId id,
        String instrumentId,
        Assessment.State state,
        LocalDate lastDay,
        Optional<Instant> endedAt,
        int asked) {}
