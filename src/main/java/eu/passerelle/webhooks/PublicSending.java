package eu.passerelle.webhooks;

import eu.passerelle.kernel.outbound.HttpsAddress;
import eu.passerelle.kernel.outbound.PublicHttps;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class PublicSending implements Sending {
    private final PublicHttps https;

    PublicSending(PublicHttps https) {
        this.https = https;
    }

    @Override
    public void check(HttpsAddress address) {
        https.requirePublic(address);
    }

    @Override
    public int post(HttpsAddress address, Map<String, String> headers, byte[] body) {
        return https.post(address, headers, body);
    }
}
