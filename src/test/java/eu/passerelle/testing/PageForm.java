package eu.passerelle.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * A form of a page, with what it holds.
 *
 * @param fixed what nobody types: hidden fields, boxes and choices as they stand
 * @param typed the names of the fields to type into
 */
public record PageForm(String method, String action, Map<String, String> fixed, List<String> typed) {
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL =
            Pattern.compile("(?s)<(input|button|textarea)\\b([^>]*)>|<select\\b([^>]*)>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    private static final List<String> TEXTS = List.of("text", "search", "email", "url", "tel", "");

    public static Stream<PageForm> of(String html, String address) {
        return FORM.matcher(html).results().map(form -> form(form.group(1), form.group(2), address));
    }

    private static PageForm form(String head, String content, String address) {
        var fixed = new LinkedHashMap<String, String>();
        var typed = new ArrayList<String>();
        Matcher control = CONTROL.matcher(content);
        while (control.find()) {
            if (control.group(3) != null) {
                attribute(control.group(3), "name").ifPresent(name -> fixed.put(name, chosen(control.group(4))));
            } else {
                take(control.group(1), control.group(2), fixed, typed);
            }
        }
        return new PageForm(
                attribute(head, "method").orElse("get"),
                attribute(head, "action").filter(action -> !action.isEmpty()).orElse(address),
                fixed,
                typed);
    }

    private static void take(String element, String attributes, Map<String, String> fixed, List<String> typed) {
        Optional<String> name = attribute(attributes, "name");
        String type = attribute(attributes, "type").orElse("");
        if (name.isEmpty() || type.equals("file")) {
            return;
        }
        if (element.equals("textarea") || element.equals("input") && TEXTS.contains(type)) {
            typed.add(name.get());
        } else if (!type.equals("checkbox") && !type.equals("radio") || attributes.contains("checked")) {
            fixed.putIfAbsent(name.get(), attribute(attributes, "value").orElse("on"));
        }
    }

    /** The first that says something, so that less is missing. */
    private static String chosen(String options) {
        return OPTION.matcher(options)
                .results()
                .map(option -> attribute(option.group(1), "value").orElse(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? Optional.of(HtmlUtils.htmlUnescape(found.group(1))) : Optional.empty();
    }
}
