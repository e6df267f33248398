package eu.passerelle.kernel;

import java.util.Locale;

/** How programs read and write a value of a fixed choice: its name in small letters. */
public final class Code {
    private Code() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
