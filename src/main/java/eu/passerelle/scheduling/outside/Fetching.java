package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.outbound.HttpsAddress;

/** Where calendars are fetched from. */
interface Fetching {
    /** @throws eu.passerelle.kernel.outbound.OutboundRefused */
    byte[] fetch(HttpsAddress address);
}
