package eu.passerelle.matching.text;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The language model that is in use, or why there is none.
 *
 * @param problem why the model that was asked for is not in use, for those who run the network
 */
public record TextModel(Optional<Encoder> encoder, Optional<String> problem) {
    /** Asked for by this name: the model that is packaged with the application. */
    public static final String PACKAGED = "packaged";
    /** Asked for by this name: none. */
    public static final String NONE = "none";

    /**
     * Never fails: without its model the product finds by words and concepts, and says so.
     *
     * @param asked {@value #PACKAGED}, {@value #NONE}, or the directory of a model
     */
    public static TextModel load(String asked) {
        try {
            return switch (asked.strip()) {
                case PACKAGED -> of(ModelEncoder.packaged());
                case NONE, "" -> new TextModel(Optional.empty(), Optional.empty());
                default -> of(ModelEncoder.in(Path.of(asked.strip())));
            };
        } catch (ModelUnusable e) {
            return new TextModel(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static TextModel of(Encoder encoder) {
        return new TextModel(Optional.of(new RememberingEncoder(encoder)), Optional.empty());
    }
}
