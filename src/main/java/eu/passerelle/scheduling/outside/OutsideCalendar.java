package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.outbound.HttpsAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A calendar that an expert keeps elsewhere.
 *
 * @param name by which the expert tells it from others
 * @param address a secret; absent for a file
 * @param readAt when what counts was read
 * @param until the day on which what was read ends
 * @param failure since when it could not be read any more; absent while it can
 */
record OutsideCalendar(
        String id,
        ExpertId expert,
        String name,
        Optional<HttpsAddress> address,
        Instant readAt,
        LocalDate until,
        int times,
        List<Skipped> skipped,
        Optional<Failure> failure) {
    /**
     * @param code ends a message key
     * @param detail what the message mentions; may be empty
     * @param times how often in a row
     */
    record Failure(String code, String detail, Instant since, int times) {}

    boolean isSubscribed() {
        return address.isPresent();
    }
}
