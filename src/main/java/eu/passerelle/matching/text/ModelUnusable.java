package eu.passerelle.matching.text;

/** A language model that was asked for is missing or does not run; the message says which and what to do. */
final class ModelUnusable extends RuntimeException {
    ModelUnusable(String message) {
        super(message);
    }

    ModelUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
