package eu.passerelle.scheduling.outside;

import eu.passerelle.scheduling.outside.CalendarParts.Part;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;

/**
 * What a component says, as ical4j's parser reads it. Its model is not built: that would register each time zone of a file
 * with the JVM, which has room for 1,944, and would refuse a whole component for one value.
 */
final class Properties implements ContentHandler {
    private final List<Property> found = new ArrayList<>();
    private Map<String, String> parameters = new HashMap<>();
    private String value = "";

    private Properties() {}

    /** Names in capitals; values as they stand. */
    record Property(String name, Map<String, String> parameters, String value) {
        /** Without the quotes. */
        String parameter(String parameter) {
            return parameters.getOrDefault(parameter, "").replace("\"", "").strip();
        }
    }

    /** @throws UnreadablePart when its lines are none */
    static Properties of(Part part) {
        var properties = new Properties();
        String text = "BEGIN:VCALENDAR\r\nBEGIN:" + part.kind() + "\r\n" + String.join("\r\n", part.lines())
                + "\r\nEND:" + part.kind() + "\r\nEND:VCALENDAR\r\n";
        try {
            new CalendarParserImpl(true).parse(new StringReader(text), properties);
        } catch (IOException | ParserException e) {
            throw new UnreadablePart();
        }
        return properties;
    }

    Optional<Property> first(String name) {
        return all(name).findFirst();
    }

    Stream<Property> all(String name) {
        return found.stream().filter(property -> property.name().equals(name));
    }

    /** In capitals; empty when it is not said. */
    String word(String name) {
        return first(name)
                .map(property -> property.value().strip().toUpperCase(Locale.ROOT))
                .orElse("");
    }

    @Override
    public void startProperty(String name) {
        parameters = new HashMap<>();
        value = "";
    }

    @Override
    public void parameter(String name, String text) {
        parameters.put(name.toUpperCase(Locale.ROOT), text);
    }

    @Override
    public void propertyValue(String text) {
        value = text;
    }

    @Override
    public void endProperty(String name) {
        found.add(new Property(name.toUpperCase(Locale.ROOT), parameters, value.strip()));
    }

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String name) {}

    @Override
    public void endComponent(String name) {}
}
