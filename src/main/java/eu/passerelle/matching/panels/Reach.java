package eu.passerelle.matching.panels;

import java.util.Arrays;

/**
 * How much of some needs a few could cover at most if nothing but covering counted. Needs are bits of a number.
 *
 * <p>Needs a, b, c weigh 1 each; Ana covers a and b, Ben b and c. Of all three one can cover 2, and two can cover 3; of b
 * and c one can cover 2.
 */
final class Reach {
    private final int[] weightOf;
    /** By number of people, then by needs. */
    private final int[][] most;

    Reach(int[] weights, int[] covers, int people) {
        int all = 1 << weights.length;
        weightOf = new int[all];
        for (int needs = 1; needs < all; needs++) {
            int lowest = Integer.numberOfTrailingZeros(needs);
            weightOf[needs] = weightOf[needs & needs - 1] + weights[lowest];
        }
        int[] different = Arrays.stream(covers).distinct().toArray();
        most = new int[people + 1][all];
        for (int seats = 1; seats <= people; seats++) {
            for (int needs = 0; needs < all; needs++) {
                most[seats][needs] = most(different, seats, needs);
            }
        }
    }

    private int most(int[] covers, int seats, int needs) {
        int best = 0;
        for (int cover : covers) {
            best = Math.max(best, weightOf[needs & cover] + most[seats - 1][needs & ~cover]);
        }
        return best;
    }

    int weight(int needs) {
        return weightOf[needs];
    }

    /** At least so much weight of these needs stays open. */
    int open(int needs, int seats) {
        return weightOf[needs] - most[seats][needs];
    }

    /** At least so many people leave no more of these needs open than may stay so, as with all seats they can. */
    int fewest(int needs, int mayStayOpen) {
        int seats = 0;
        while (open(needs, seats) > mayStayOpen) {
            seats++;
        }
        return seats;
    }
}
