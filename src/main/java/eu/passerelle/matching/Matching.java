package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import org.springframework.stereotype.Component;

/** Recommends mentors. */
@Component
public class Matching {
    /**
     * The best mentors for a query, as the viewer may see them, worded for the reader.
     *
     * @param limit how many, 1 to 50
     * @throws eu.passerelle.kernel.InvalidInput when a competence, language or team is unknown, or a number out of range
     */
    public Shortlist shortlist(MentorQuery query, Viewer viewer, InterfaceLanguage reader, int limit) {
        throw new UnsupportedOperationException();
    }
}
