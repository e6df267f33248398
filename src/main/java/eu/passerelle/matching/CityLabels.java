package eu.passerelle.matching;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.search.Cards;
import eu.passerelle.matching.search.Facet;
import java.text.NumberFormat;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a city that was mentored is told: by its name to coordinators, by its kind to everybody else. */
@Component
class CityLabels {
    private static final int ROUNDED_TO = 10_000;

    private final Labels labels;
    private final MessageSource messages;
    private final Cards cards;

    CityLabels(Labels labels, MessageSource messages, Cards cards) {
        this.cards = cards;
        this.labels = labels;
        this.messages = messages;
    }

    static String name(String city, String team) {
        return city + " – " + team;
    }

    /**
     * Such as “A city of about 50,000 inhabitants, France”. Where only a few mentors live the country is left out: it could
     * tell who went there.
     */
    String kind(String country, int population, InterfaceLanguage reader) {
        long rounded = Math.max(ROUNDED_TO, Math.round((double) population / ROUNDED_TO) * ROUNDED_TO);
        String inhabitants = NumberFormat.getIntegerInstance(reader.locale()).format(rounded);
        return cards.groups(true).names(Facet.COUNTRY, country)
                ? word("matching.city.like", reader, labels.country(country, reader), inhabitants)
                : word("matching.city.elsewhere", reader, inhabitants);
    }

    private String word(String key, InterfaceLanguage reader, Object... arguments) {
        return messages.getMessage(key, arguments, reader.locale());
    }
}
