package eu.passerelle.matching.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Encodes a text once: profiles are indexed again whenever anything in them changes, and their texts seldom do. */
final class RememberingEncoder implements Encoder {
    private static final int MOST_TEXTS = 20_000;

    private final Encoder encoder;
    private final Cache<String, float[]> known =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

    RememberingEncoder(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public float[] encode(String text) {
        return known.get(text, encoder::encode).clone();
    }
}
