package eu.passerelle.webhooks;

import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.OutboundRefused;
import java.util.Map;

/** The way out to addresses that people gave. */
interface Sending {
    /**
     * What people are told of a refusal. Whether a name exists is not: names that lead into our own network cannot be
     * found by trying.
     */
    static OutboundRefused.Reason told(OutboundRefused refused) {
        return refused.reason() == OutboundRefused.Reason.UNKNOWN_HOST
                ? OutboundRefused.Reason.NOT_PUBLIC
                : refused.reason();
    }

    /** @throws OutboundRefused for an address that nothing would be sent to */
    void check(HttpsAddress address);

    /**
     * @return the status of the answer, of which nothing else is read
     * @throws OutboundRefused when there was none
     */
    int post(HttpsAddress address, Map<String, String> headers, byte[] body);
}
