package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;

/** What has to hold in other modules for a session to be booked; asked within the transaction that books it. */
public interface BookingRule {
    /** @throws eu.passerelle.kernel.Conflict when nothing is to be booked any more */
    void requireBookable(EngagementId engagement);
}
