package eu.passerelle.scheduling.together;

/** Of these picks no more than so many can be had together. */
final class AtMost {
    private final int most;
    private final int[] picks;

    AtMost(int most, int[] picks) {
        this.most = most;
        this.picks = picks;
    }

    int most() {
        return most;
    }

    int[] picks() {
        return picks;
    }
}
