package eu.passerelle.directory.profiles;

import eu.passerelle.directory.Visibility;

/**
 * The parts of a profile: who writes each, and who sees it. Experts read this as a page, and a test walks it through every
 * way out of the product. The message key {@code directory.part.<part>} words each.
 */
enum ProfilePart {
    NAME(Writer.COORDINATOR, Reader.MATCHED_CITY),
    ALIAS(Writer.SYSTEM, Reader.CITIES),
    EMAIL(Writer.COORDINATOR, Reader.COORDINATORS),
    TYPE(Writer.COORDINATOR, Reader.COORDINATORS),
    COUNTRY(Writer.COORDINATOR, Reader.CITIES),
    SUMMARY(Writer.EXPERT, Reader.MATCHED_CITY),
    COMPETENCES(Writer.EXPERT, Reader.CITIES),
    NOTES(Writer.EXPERT, Reader.COORDINATORS),
    VERIFICATION(Writer.COORDINATOR, Reader.CITIES),
    LANGUAGES(Writer.EXPERT, Reader.CITIES),
    EXPERIENCE(Writer.EXPERT, Reader.CITIES),
    FORMS(Writer.EXPERT, Reader.CITIES),
    TIMES(Writer.EXPERT, Reader.CITIES),
    LOAD(Writer.EXPERT, Reader.COORDINATORS),
    EMPLOYMENTS(Writer.EXPERT, Reader.COORDINATORS),
    INTERESTS(Writer.EXPERT, Reader.COORDINATORS),
    PUBLICATIONS(Writer.EXPERT, Reader.MATCHED_CITY),
    STATUS(Writer.COORDINATOR, Reader.COORDINATORS),
    DATES(Writer.SYSTEM, Reader.COORDINATORS),
    VIEWS(Writer.SYSTEM, Reader.COORDINATORS);

    private final Writer writer;
    private final Reader reader;

    ProfilePart(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    public Writer writer() {
        return writer;
    }

    /** The widest circle that reads it of an expert whom cities see by an alias. */
    public Reader reader() {
        return reader;
    }

    /** The widest circle that reads it of an expert who is seen like this. */
    public Reader reader(Visibility visibility) {
        return switch (visibility) {
            case NETWORK -> reader == Reader.MATCHED_CITY ? Reader.CITIES : reader;
            case MATCHED -> reader;
            case COORDINATORS -> reader == Reader.CITIES ? Reader.MATCHED_CITY : reader;
        };
    }

    /** The message key {@code directory.writer.<writer>} words each. */
    enum Writer {
        EXPERT,
        COORDINATOR,
        SYSTEM
    }

    /** {@code directory.reader.<reader>} words each. */
    enum Reader {
        /** The expert and the coordinators. */
        COORDINATORS,
        /** A city too, once both sides have agreed. */
        MATCHED_CITY,
        /** All cities, on the card. */
        CITIES
    }
}
