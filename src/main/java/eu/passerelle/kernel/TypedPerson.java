package eu.passerelle.kernel;

import java.util.regex.Pattern;

/** What may stand for somebody in a mail of ours, when somebody else has typed it. */
public final class TypedPerson {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 200;
    /** What the post takes: letters of other alphabets it would park for ever. */
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile("(?=.{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");
    /** A name stands in a mail of ours: what looks like an address to click on is none. */
    private static final Pattern NO_NAME =
            Pattern.compile("[<>@/\\\\]|(?i:www\\.)|[\\p{L}\\p{N}]\\.(?:\\p{Ll}{2,}|\\p{Lu}{2,})");

    private TypedPerson() {}

    public static boolean isName(String typed) {
        return !typed.isEmpty()
                && Typed.length(typed) <= LONGEST_NAME
                && !NO_NAME.matcher(typed).find();
    }

    public static boolean isAddress(String typed) {
        return typed.length() <= LONGEST_ADDRESS && ADDRESS.matcher(typed).matches();
    }
}
