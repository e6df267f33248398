package eu.passerelle.accounts;

import eu.passerelle.kernel.papers.Paper;
import eu.passerelle.kernel.papers.Paper.Block;
import eu.passerelle.kernel.papers.Paper.Fact;
import eu.passerelle.kernel.papers.Paper.Facts;
import eu.passerelle.kernel.papers.Paper.Heading;
import eu.passerelle.kernel.papers.Paper.Text;
import eu.passerelle.privacy.PersonalCopy.Copy;
import eu.passerelle.privacy.PersonalCopy.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The copy of all that is kept about somebody, for reading. What has no words in the reader's language is a number or an id. */
@Component
class CopyPaper {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    private final MessageSource messages;

    CopyPaper(MessageSource messages) {
        this.messages = messages;
    }

    Paper of(Copy copy, String name, Locale locale) {
        String day = day(LocalDate.ofInstant(copy.at(), ZoneOffset.UTC), locale);
        var blocks = new ArrayList<Block>();
        blocks.add(new Text(word("privacy.copy.intro", locale)));
        copy.parts().forEach(part -> blocks.addAll(part(part, locale)));
        return new Paper(
                word("privacy.copy.title", locale), word("privacy.copy.subtitle", locale, name, day), locale, blocks);
    }

    /** Things of which there are several have numbers, so that one can speak of one. */
    private List<Block> part(Part part, Locale locale) {
        List<Facts> things = part.things().stream()
                .map(thing -> facts(thing, locale))
                .filter(facts -> !facts.facts().isEmpty())
                .toList();
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < things.size(); i++) {
            if (i == 0) {
                blocks.add(new Heading(1, word("privacy.kind." + part.kind(), locale)));
            }
            if (things.size() > 1) {
                blocks.add(new Heading(2, word("privacy.copy.number", locale, i + 1)));
            }
            blocks.add(things.get(i));
        }
        return blocks;
    }

    private Facts facts(Map<String, Object> thing, Locale locale) {
        return new Facts(thing.entrySet().stream()
                .flatMap(entry -> fact(entry.getKey(), text(entry.getValue(), locale), locale))
                .toList());
    }

    private Stream<Fact> fact(String name, String text, Locale locale) {
        String word = messages.getMessage("privacy.field." + name, null, "", locale);
        return word == null || word.isEmpty() || text.isBlank() ? Stream.empty() : Stream.of(new Fact(word, text));
    }

    private String text(Object value, Locale locale) {
        return switch (value) {
            case Boolean truth -> word(truth ? "privacy.copy.yes" : "privacy.copy.no", locale);
            case List<?> list -> list.stream().map(one -> text(one, locale)).collect(Collectors.joining(", "));
            default -> time(String.valueOf(value), locale);
        };
    }

    private static String time(String text, Locale locale) {
        if (DAY.matcher(text).matches()) {
            return day(LocalDate.parse(text), locale);
        }
        return INSTANT.matcher(text).matches()
                ? DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(Instant.parse(text).atZone(ZoneOffset.UTC))
                        + " UTC"
                : text;
    }

    private static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private String word(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
