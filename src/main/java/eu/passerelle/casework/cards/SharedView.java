package eu.passerelle.casework.cards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A few areas of a card, shown to one agency for some days.
 *
 * @param sector for whom it is, by code
 * @param until the last day, where the team lives
 * @param closesAt the end of that day
 * @param reads how often it was opened with the right word
 */
record SharedView(
        String id,
        String sector,
        List<LifeArea> areas,
        LocalDate until,
        Instant closesAt,
        boolean withdrawn,
        int reads) {
    SharedView {
        areas = List.copyOf(areas);
    }

    public boolean isOpen(Instant now) {
        return !withdrawn && now.isBefore(closesAt);
    }
}
