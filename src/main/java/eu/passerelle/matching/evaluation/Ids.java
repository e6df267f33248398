package eu.passerelle.matching.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Names and their numbers, found by their bytes without making a string. */
final class Ids {
    private final List<String> names;
    private final byte[][] bytes;
    private final int[] table;
    private int lastFound = -1;

    /** @param names each once; the number of a name is its place */
    Ids(List<String> names) {
        this.names = List.copyOf(names);
        bytes = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        table = new int[Integer.highestOneBit(Math.max(4, names.size()) * 2) * 2];
        Arrays.fill(table, -1);
        for (int id = 0; id < bytes.length; id++) {
            int slot = slot(bytes[id], 0, bytes[id].length);
            while (table[slot] >= 0) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = id;
        }
    }

    /** @return -1 when unknown */
    int find(byte[] text, int from, int to) {
        if (lastFound >= 0 && isSame(lastFound, text, from, to)) {
            return lastFound;
        }
        int slot = slot(text, from, to);
        while (table[slot] >= 0 && !isSame(table[slot], text, from, to)) {
            slot = slot + 1 & table.length - 1;
        }
        lastFound = table[slot];
        return lastFound;
    }

    private boolean isSame(int id, byte[] text, int from, int to) {
        return Arrays.equals(bytes[id], 0, bytes[id].length, text, from, to);
    }

    private int slot(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B9;
        return (hash ^ hash >>> 15) & table.length - 1;
    }

    String name(int id) {
        return names.get(id);
    }

    int size() {
        return names.size();
    }
}
