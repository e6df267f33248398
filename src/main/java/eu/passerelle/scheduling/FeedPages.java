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
    private final FeedWriter writer;

    FeedPages(CalendarFeeds feeds, FeedWriter writer) {
        this.feeds = feeds;
        this.writer = writer;
    }

    /** Fetched again with the tag of the last answer, it is not sent again until something has changed. */
    @GetMapping("/feeds/{token}.ics")
    @AllowedTo(Role.ANYONE)
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        return answer(writer.calendar(feeds.get(new SecretToken(token))));
    }

    /** The busy times alone, for programs that compare when several people have time. */
    @GetMapping("/feeds/{token}.ifb")
    @AllowedTo(Role.ANYONE)
    ResponseEntity<byte[]> freeBusy(@PathVariable String token) {
        return answer(writer.freeBusy(feeds.get(new SecretToken(token))));
    }

    private static ResponseEntity<byte[]> answer(String text) {
        byte[] calendar = text.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(DigestUtils.md5DigestAsHex(calendar))
                .header("X-Robots-Tag", "noindex")
                .body(calendar);
    }
}
