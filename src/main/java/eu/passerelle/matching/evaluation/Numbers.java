package eu.passerelle.matching.evaluation;

import java.nio.charset.StandardCharsets;

/** Numbers as people and programs write them: digits, a point, an exponent. */
final class Numbers {
    private static final int SAFE_DIGITS = 15;
    private static final double[] TENS = new double[SAFE_DIGITS + 1];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private Numbers() {}

    /** Not a number for everything else, such as hexadecimal, infinity, a decimal comma. */
    static double parse(byte[] text, int from, int to) {
        long digits = 0;
        int count = 0;
        int afterPoint = -1;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                count++;
                afterPoint += afterPoint >= 0 ? 1 : 0;
            } else if (c == '.' && afterPoint < 0) {
                afterPoint = 0;
            } else {
                return parseSlowly(text, from, to);
            }
            if (count > SAFE_DIGITS) {
                return parseSlowly(text, from, to);
            }
        }
        return count == 0 ? Double.NaN : digits / TENS[Math.max(0, afterPoint)];
    }

    private static double parseSlowly(byte[] text, int from, int to) {
        String word = new String(text, from, to - from, StandardCharsets.UTF_8);
        if (!word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
            return Double.NaN;
        }
        double number = Double.parseDouble(word);
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
