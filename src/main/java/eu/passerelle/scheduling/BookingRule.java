package eu.passerelle.scheduling;

import eu.passerelle.kernel.EngagementId;

/** What has to hold in other modules for a session to be booked; asked within the transaction that books it. */
public interface BookingRule {
    /**
     * @param state as it is stored with the engagement, which nobody else can change until the transaction ends
     * @throws eu.passerelle.kernel.Conflict when nothing is to be booked any more
     */
    void requireBookable(EngagementId engagement, String state);
}
