package eu.passerelle.matching;

import eu.passerelle.kernel.InterfaceLanguage;
import java.text.NumberFormat;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How a city that was mentored is told: by its name to coordinators, by its kind to everybody else. */
@Component
class CityLabels {
    private static final int ROUNDED_TO = 10_000;

    private final Labels labels;
    private final MessageSource messages;

    CityLabels(Labels labels, MessageSource messages) {
        this.labels = labels;
        this.messages = messages;
    }

    static String name(String city, String team) {
        return city + " – " + team;
    }

    /** Such as “A city of about 50,000 inhabitants, France”. */
    String kind(String country, int population, InterfaceLanguage reader) {
        long rounded = Math.round((double) population / ROUNDED_TO) * ROUNDED_TO;
        Object[] arguments = {
            labels.country(country, reader),
            NumberFormat.getIntegerInstance(reader.locale()).format(Math.max(ROUNDED_TO, rounded))
        };
        return messages.getMessage("matching.city.like", arguments, reader.locale());
    }
}
