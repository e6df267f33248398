package eu.passerelle.engagements.advice;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.engagements.MeasuresOfAdvice;
import eu.passerelle.engagements.advice.Advice.Answer;
import eu.passerelle.engagements.advice.AdviceStore.Sources;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Recommendations in the words of a reader: for pages, tables and programs. Three queries, however many they are. */
@Component
class AdviceViews {
    private final Advices advices;
    private final MeasuresOfAdvice measures;
    private final Accounts accounts;
    private final Taxonomy taxonomy;

    AdviceViews(Advices advices, MeasuresOfAdvice measures, Accounts accounts, Taxonomy taxonomy) {
        this.advices = advices;
        this.measures = measures;
        this.accounts = accounts;
        this.taxonomy = taxonomy;
    }

    /**
     * @param need its name, or empty
     * @param by who wrote it; empty when the account is gone
     * @param answeredBy who answered it; empty when nobody has, or the account is gone
     * @param measure of the plan that it became
     */
    record Row(Advice advice, String need, String by, String answeredBy, Optional<String> measure) {}

    /** A need that can be chosen. */
    record Need(String code, String label) {}

    List<Row> rows(EngagementId engagement, Locale locale) {
        List<Advice> all = advices.of(engagement);
        Map<String, String> taken = measures.of(engagement);
        Map<AccountId, String> names =
                accounts.names(all.stream().flatMap(AdviceViews::people).collect(Collectors.toSet()));
        return all.stream()
                .map(one -> new Row(
                        one,
                        one.need().map(code -> label(code, locale)).orElse(""),
                        names.getOrDefault(one.by(), ""),
                        one.answer()
                                .map(said -> names.getOrDefault(said.by(), ""))
                                .orElse(""),
                        Optional.ofNullable(taken.get(one.id()))))
                .toList();
    }

    List<Need> needs(Sources sources, Locale locale) {
        return sources.needs().stream()
                .map(code -> new Need(code.value(), label(code, locale)))
                .toList();
    }

    private static Stream<AccountId> people(Advice one) {
        return Stream.concat(Stream.of(one.by()), one.answer().map(Answer::by).stream());
    }

    private String label(CompetenceCode code, Locale locale) {
        return taxonomy.find(code)
                .map(concept -> concept.label().in(InterfaceLanguage.of(locale)))
                .orElse(code.value());
    }
}
