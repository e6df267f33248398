package eu.passerelle.directory.competences;

import eu.passerelle.directory.competences.ReadFile.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file, which has to be UTF-8: guessing another encoding would spoil names without anybody noticing. */
record FileText(String text, Optional<Problem> problem) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static FileText of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        boolean broken = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        long line = text.chars().filter(c -> c == '\n').count() + 1;
        if (broken || text.indexOf('\0') >= 0) {
            return new FileText("", Optional.of(Problem.of(line, "taxonomy.file.encoding")));
        }
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        return plain.isBlank()
                ? new FileText("", Optional.of(Problem.of(0, "taxonomy.file.empty")))
                : new FileText(plain, Optional.empty());
    }
}
