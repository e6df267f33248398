package eu.passerelle.matching.text;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How near some passages are to a request in meaning. */
final class MeaningScores {
    private final float[] request;
    private final double nearby;

    /** @param sample directions of passages that stand for all */
    MeaningScores(float[] request, List<float[]> sample) {
        this.request = request;
        nearby = TextRules.nearby(sample.stream()
                .mapToDouble(passage -> Vectors.cosine(request, passage))
                .toArray());
    }

    /** By number of passage; see {@link TextRules#meaningOf}. One without a direction is as far as unrelated texts are. */
    double[] of(PassageSet passages) throws IOException {
        double[] scores = new double[passages.size()];
        for (PassageSet.Leaf leaf : passages.leaves()) {
            var directions = new LeafDirections(leaf.context().reader());
            for (int i = 0; i < leaf.documents().length; i++) {
                Optional<float[]> passage = directions.of(leaf.documents()[i]);
                double cosine = passage.isPresent() ? Vectors.cosine(request, passage.get()) : 0;
                scores[leaf.first() + i] = TextRules.meaningOf(cosine, nearby);
            }
        }
        return scores;
    }
}
