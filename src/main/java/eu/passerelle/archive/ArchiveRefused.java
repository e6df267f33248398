package eu.passerelle.archive;

/** The sentence says what is wrong and what to do; nothing was changed. */
final class ArchiveRefused extends RuntimeException {
    ArchiveRefused(String sentence) {
        super(sentence);
    }
}
