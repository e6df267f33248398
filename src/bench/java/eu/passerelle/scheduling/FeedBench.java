package eu.passerelle.scheduling;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.scheduling.CalendarFeeds.Detail;
import eu.passerelle.scheduling.CalendarFeeds.Feed;
import eu.passerelle.scheduling.CalendarFeeds.Kind;
import eu.passerelle.scheduling.CalendarFeeds.Subject;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The feed of an expert, as under a private address. */
@Component
public class FeedBench {
    private final FeedWriter writer;
    private final Clock clock;

    FeedBench(FeedWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    public String calendar(String expert) {
        return writer.calendar(new Feed(
                new AccountId("bench"),
                new Subject(Kind.EXPERT, expert),
                InterfaceLanguage.EN,
                Detail.BUSY,
                clock.instant()));
    }
}
