package eu.passerelle.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links in a text, as a mail program does. */
final class PlainText {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private PlainText() {}

    static List<Line> lines(String text) {
        return text.lines().map(PlainText::line).toList();
    }

    private static Line line(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(end, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            end = link.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return new Line(pieces);
    }

    record Line(List<Piece> pieces) {}

    record Piece(String text, boolean link) {}
}
