package eu.passerelle.engagements.advice;

import eu.passerelle.engagements.advice.Advice.Answer;
import eu.passerelle.engagements.advice.AdviceViews.Row;
import eu.passerelle.kernel.CsvText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Recommendations as a table for a spreadsheet; days as spreadsheets know them. */
@Component
class AdviceTable {
    private final MessageSource messages;

    AdviceTable(MessageSource messages) {
        this.messages = messages;
    }

    String of(List<Row> rows, ZoneId zone, Locale locale) {
        List<String> head = Stream.of(
                        "advice.number",
                        "advice.text",
                        "advice.session",
                        "advice.need",
                        "advice.urgency",
                        "advice.given",
                        "advice.verdict",
                        "advice.words",
                        "advice.answered",
                        "advice.answeredBy")
                .map(key -> word(key, locale))
                .toList();
        return CsvText.of(Stream.concat(Stream.of(head), rows.stream().map(row -> cells(row, zone, locale)))
                .toList());
    }

    private List<String> cells(Row row, ZoneId zone, Locale locale) {
        Advice one = row.advice();
        return List.of(
                String.valueOf(one.number()),
                one.text(),
                one.session().map(from -> day(from.startsAt(), zone)).orElse(""),
                row.need(),
                word("advice.urgency." + one.urgency(), locale),
                day(one.at(), zone),
                word("advice.verdict." + one.verdict(), locale),
                one.answer().map(Answer::words).orElse(""),
                answeredOn(one.answer(), zone),
                row.answeredBy());
    }

    private static String answeredOn(Optional<Answer> answer, ZoneId zone) {
        return answer.map(said -> day(said.at(), zone)).orElse("");
    }

    private static String day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
