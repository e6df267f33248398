package eu.passerelle.matching.text;

import org.apache.lucene.util.VectorUtil;

/** Arithmetic of directions. */
final class Vectors {
    private Vectors() {}

    /** The same direction with length 1; zeros stay zeros. */
    static float[] unit(float[] vector) {
        return VectorUtil.l2normalize(vector.clone(), false);
    }

    static double cosine(float[] one, float[] other) {
        return VectorUtil.dotProduct(one, other);
    }

    static boolean isDirection(float[] vector) {
        for (float part : vector) {
            if (part != 0) {
                return true;
            }
        }
        return false;
    }
}
