package eu.passerelle.matching.text;

/** Turns a text into a direction: texts that mean the same point the same way, whatever their words. */
public interface Encoder {
    /** Tells models apart: vectors of two models cannot be compared. */
    String name();

    int dimensions();

    /**
     * @return of unit length; all zeros for a text without words
     */
    float[] encode(String text);
}
