package eu.passerelle.exchange.tables;

import java.util.List;

/** A file that holds no table we can read. The code is a message key. */
public final class UnreadableTable extends RuntimeException {
    private final String code;
    private final List<Object> arguments;

    UnreadableTable(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
