package eu.passerelle.webhooks;

import eu.passerelle.kernel.outbound.HttpsAddress;
import java.util.Map;

/** The way out to addresses that people gave. */
interface Sending {
    /** @throws eu.passerelle.kernel.outbound.OutboundRefused for an address that nothing would be sent to */
    void check(HttpsAddress address);

    /**
     * @return the status of the answer, of which nothing else is read
     * @throws eu.passerelle.kernel.outbound.OutboundRefused when there was none
     */
    int post(HttpsAddress address, Map<String, String> headers, byte[] body);
}
