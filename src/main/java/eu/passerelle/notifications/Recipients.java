package eu.passerelle.notifications;

import eu.passerelle.accounts.Correspondents;
import eu.passerelle.cities.Team;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom a mail goes to, and in which language. */
@Component
class Recipients {
    private final Correspondents correspondents;

    Recipients(Correspondents correspondents) {
        this.correspondents = correspondents;
    }

    Recipient of(Expert expert) {
        InterfaceLanguage language =
                correspondents.languageOf(expert.id()).orElseGet(() -> bestKnown(expert.languages()));
        return new Recipient(expert.email(), expert.fullName(), language, Inbox.ownerOf(expert.id()));
    }

    Recipient of(Team team) {
        Team.Coordinator coordinator = team.coordinator();
        return new Recipient(
                coordinator.email(),
                coordinator.givenName() + " " + coordinator.familyName(),
                correspondents.languageOf(team.id()).orElse(coordinator.language()),
                Inbox.ownerOf(team.id()));
    }

    List<Recipient> networkCoordinators() {
        return correspondents.networkCoordinators().stream()
                .map(coordinator -> new Recipient(
                        coordinator.email(),
                        coordinator.name(),
                        coordinator.language(),
                        Inbox.ownerOf(coordinator.account())))
                .toList();
    }

    /** The interface language that the expert speaks best; of two equal ones not English, which is rarely the first. */
    static InterfaceLanguage bestKnown(Map<String, CefrLevel> languages) {
        Comparator<InterfaceLanguage> byLevel = Comparator.comparing(language -> languages.get(language.code()));
        return Arrays.stream(InterfaceLanguage.values())
                .filter(language -> languages.containsKey(language.code()))
                .max(byLevel.thenComparing(language -> language != InterfaceLanguage.EN)
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(InterfaceLanguage.EN);
    }
}
