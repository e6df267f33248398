package eu.passerelle.scheduling.outside;

import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.PublicHttps;
import org.springframework.stereotype.Component;

@Component
class OutsideFetching implements Fetching {
    private static final String CALENDARS = "text/calendar, application/ics;q=0.9, */*;q=0.1";

    private final PublicHttps https;

    OutsideFetching(PublicHttps https) {
        this.https = https;
    }

    @Override
    public byte[] fetch(HttpsAddress address) {
        return https.get(address, CALENDARS, OutsideReading.MOST_BYTES);
    }
}
