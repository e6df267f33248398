package eu.passerelle.engagements.requests;

import eu.passerelle.kernel.NotFound;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The parts of a request, in the order of the task list. The message key {@code engagements.part.<part>} names each. */
public enum Part {
    SITUATION(Content::situation),
    TEAM(Content::frame),
    NEEDS(content -> List.of(content.needs(), content.because())),
    LANGUAGES(Content::languages),
    MEETING(Content::meeting);

    private final Function<Content, Object> content;

    Part(Function<Content, Object> content) {
        this.content = content;
    }

    /** The last step of its address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Part ofPath(String path) {
        return Arrays.stream(values())
                .filter(part -> part.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("Part", path));
    }

    /** Differs when the content does: tells whether somebody else has saved this part meanwhile. */
    public String print(Content given) {
        return Integer.toHexString(content.apply(given).hashCode());
    }

    boolean isEqualIn(Content one, Content other) {
        return content.apply(one).equals(content.apply(other));
    }
}
