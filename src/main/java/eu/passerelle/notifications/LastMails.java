package eu.passerelle.notifications;

import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.privacy.Erasures;
import eu.passerelle.privacy.Farewells;
import eu.passerelle.privacy.Subject;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The last mail that somebody gets: that it was done. It is written while there is an address, and waited for. */
@Component
class LastMails implements Farewells {
    private static final String HAS_LEFT = """
            MATCH (m:Mail) WHERE m.thread STARTS WITH $thread
            WITH count(m) AS written, count(CASE m.state WHEN 'NEW' THEN 1 END) AS waiting
            RETURN written > 0 AND waiting = 0
            """;

    private final Erasures erasures;
    private final PublicSite site;
    private final Neo4jClient neo4j;

    LastMails(Erasures erasures, PublicSite site, Neo4jClient neo4j) {
        this.erasures = erasures;
        this.site = site;
        this.neo4j = neo4j;
    }

    List<Letter> letters(String erasure) {
        return erasures.leaver(erasure).stream()
                .flatMap(
                        leaver -> leaver.addresses().stream().sorted().map(address -> letter(erasure, leaver, address)))
                .toList();
    }

    private Letter letter(String erasure, Subject leaver, String address) {
        var recipient = new Recipient(
                address,
                leaver.names().stream().min(String::compareTo).orElse(""),
                InterfaceLanguage.find(leaver.language()).orElse(InterfaceLanguage.EN));
        return new Letter(
                LetterKind.ERASED, recipient, List.of(), site.start(), false, Optional.empty(), thread(erasure));
    }

    @Override
    public boolean isSaid(String erasure) {
        return erasures.leaver(erasure).isEmpty()
                || neo4j.query(HAS_LEFT)
                        .bind(thread(erasure) + ":")
                        .to("thread")
                        .fetchAs(Boolean.class)
                        .one()
                        .orElse(false);
    }

    private static String thread(String erasure) {
        return "erasure:" + erasure;
    }
}
