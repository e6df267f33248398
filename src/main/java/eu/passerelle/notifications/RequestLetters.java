package eu.passerelle.notifications;

import eu.passerelle.cities.Teams;
import eu.passerelle.engagements.RequestId;
import eu.passerelle.engagements.RequestTeams;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is written when a team asks for a mentor. */
@Component
class RequestLetters {
    private final RequestTeams requests;
    private final Teams teams;
    private final Recipients recipients;
    private final PublicSite site;

    RequestLetters(RequestTeams requests, Teams teams, Recipients recipients, PublicSite site) {
        this.requests = requests;
        this.teams = teams;
        this.recipients = recipients;
        this.site = site;
    }

    List<Letter> submitted(RequestId request) {
        Recipient team = recipients.of(teams.get(requests.teamOf(request)));
        Letter received = letter(LetterKind.REQUEST_RECEIVED, team, site.request(request), request);
        return Stream.concat(
                        Stream.of(received),
                        recipients.networkCoordinators().stream()
                                .map(coordinator -> letter(
                                        LetterKind.REQUEST_WAITS, coordinator, site.recommendations(request), request)))
                .toList();
    }

    private static Letter letter(LetterKind kind, Recipient recipient, URI page, RequestId request) {
        return new Letter(kind, recipient, List.of(), page, false, Optional.empty(), "request:" + request.value());
    }
}
