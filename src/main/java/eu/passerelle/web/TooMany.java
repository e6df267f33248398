package eu.passerelle.web;

/** One account, or one address, has asked for more than {@link Limits} allows. */
final class TooMany extends RuntimeException {
    TooMany(Allowance.Kind kind) {
        super("No " + kind + " left for now", null, false, false);
    }
}
