package eu.passerelle.scheduling;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.Role;
import eu.passerelle.kernel.SecretToken;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What calendar programs fetch. The address is the permission: programs cannot sign in. */
@Controller
class FeedPages {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarFeeds feeds;

    FeedPages(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    /** Fetched again with the tag of the last answer, it is not sent again until something has changed. */
    @GetMapping("/feeds/{token}.ics")
    @AllowedTo(Role.ANYONE)
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        byte[] calendar = feeds.read(new SecretToken(token)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(DigestUtils.md5DigestAsHex(calendar))
                .header("X-Robots-Tag", "noindex")
                .body(calendar);
    }
}
