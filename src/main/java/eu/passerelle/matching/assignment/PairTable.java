package eu.passerelle.matching.assignment;

import java.util.Arrays;

/** Pairs as they come, in any order, in plain arrays: ten million take 160 MB. */
final class PairTable {
    private int[] request = new int[1 << 12];
    private int[] expert = new int[1 << 12];
    private long[] worth = new long[1 << 12];
    private int size;

    void add(int ofRequest, int toExpert, long itsWorth) {
        if (size == request.length) {
            int room = Math.max(size + (size >> 1), size + 1);
            request = Arrays.copyOf(request, room);
            expert = Arrays.copyOf(expert, room);
            worth = Arrays.copyOf(worth, room);
        }
        request[size] = ofRequest;
        expert[size] = toExpert;
        worth[size++] = itsWorth;
    }

    /** By request and expert, so that the answer does not depend on the order in which pairs came. */
    void sort(int requests, int experts) {
        if (!isSorted()) {
            sortBy(expert, experts);
            sortBy(request, requests);
        }
    }

    private boolean isSorted() {
        for (int i = 1; i < size; i++) {
            if (request[i] < request[i - 1] || request[i] == request[i - 1] && expert[i] < expert[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** A counting sort, which keeps the order of equals. */
    private void sortBy(int[] key, int keys) {
        var next = new int[keys + 1];
        for (int i = 0; i < size; i++) {
            next[key[i] + 1]++;
        }
        for (int k = 0; k < keys; k++) {
            next[k + 1] += next[k];
        }
        var place = new int[size];
        for (int i = 0; i < size; i++) {
            place[i] = next[key[i]]++;
        }
        request = moved(request, place);
        expert = moved(expert, place);
        var movedWorth = new long[size];
        for (int i = 0; i < size; i++) {
            movedWorth[place[i]] = worth[i];
        }
        worth = movedWorth;
    }

    private int[] moved(int[] values, int[] place) {
        var moved = new int[size];
        for (int i = 0; i < size; i++) {
            moved[place[i]] = values[i];
        }
        return moved;
    }

    int size() {
        return size;
    }

    int request(int i) {
        return request[i];
    }

    int expert(int i) {
        return expert[i];
    }

    long worth(int i) {
        return worth[i];
    }
}
