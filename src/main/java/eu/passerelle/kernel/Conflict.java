package eu.passerelle.kernel;

import java.util.List;

/**
 * The world has moved on since the one who asks last looked: a slot is taken, an answer was given already.
 * The code is a message key; modules extend it where they have more to say, such as alternatives.
 */
public class Conflict extends RuntimeException {
    private final String code;
    private final List<Object> arguments;

    public Conflict(String code, Object... arguments) {
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
