package eu.passerelle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Input that nobody means well with: seeds from files, among them all that a fuzzer has ever found, and what becomes of
 * them when pieces are cut out, doubled, swapped or spoilt. The same for everybody on every day; the fuzzer itself looks
 * further (docs/security.md).
 */
public final class Hostile {
    private static final long SEED = 20_270_301;
    private static final List<String> SCRAPS = List.of(
            "\u0000",
            "\r\n",
            "\n ",
            ":",
            ";",
            "\"",
            "=",
            ",",
            "-1",
            "99999999999999999999",
            "\uFEFF",
            "é",
            "\uD83D\uDE42",
            "T",
            "Z",
            "BEGIN:",
            "END:",
            "{",
            "[",
            "&",
            "<",
            ">",
            "%",
            "/../",
            "..;",
            "PK",
            "\u202e",
            " ");

    private Hostile() {}

    /** @param folder below src/test/resources/fuzz */
    public static Stream<byte[]> seeds(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/fuzz", folder))) {
            return files.sorted().map(Hostile::bytes).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<byte[]> variants(String folder, int count) {
        List<byte[]> seeds = seeds(folder).toList();
        var random = new Random(SEED);
        return IntStream.range(0, count).mapToObj(i -> spoilt(seeds.get(i % seeds.size()), seeds, random));
    }

    private static byte[] spoilt(byte[] seed, List<byte[]> seeds, Random random) {
        byte[] bytes = seed;
        for (int i = 0; i <= random.nextInt(4); i++) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(40));
            bytes = switch (random.nextInt(4)) {
                case 0 -> joined(bytes, from, new byte[0], to);
                case 1 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
                case 2 -> joined(bytes, from, scrap(random), from);
                default -> joined(bytes, from, piece(seeds.get(random.nextInt(seeds.size())), random), to);
            };
        }
        return bytes;
    }

    private static byte[] scrap(Random random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] piece(byte[] other, Random random) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(60)));
    }

    private static byte[] joined(byte[] bytes, int before, byte[] between, int after) {
        var parts = new ArrayList<byte[]>(
                List.of(Arrays.copyOf(bytes, before), between, Arrays.copyOfRange(bytes, after, bytes.length)));
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
