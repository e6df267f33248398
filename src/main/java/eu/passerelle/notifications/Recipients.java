package eu.passerelle.notifications;

import eu.passerelle.accounts.Correspondents;
import eu.passerelle.accounts.Correspondents.Holder;
import eu.passerelle.cities.Team;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Expert;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom a mail goes to, and in which language. */
@Component
class Recipients {
    private final Correspondents correspondents;

    Recipients(Correspondents correspondents) {
        this.correspondents = correspondents;
    }

    Recipient of(Expert expert) {
        Map<String, List<Holder>> holders = correspondents.holders(List.of(expert.id()), List.of());
        return new Recipient(
                expert.email(),
                expert.fullName(),
                holder(expert, holders).flatMap(Holder::language).orElseGet(() -> bestKnown(expert.languages())),
                Inbox.ownerOf(expert.id()),
                chooser(holder(expert, holders)));
    }

    Recipient of(Team team) {
        Map<String, List<Holder>> holders = correspondents.holders(List.of(), List.of(team.id()));
        Team.Coordinator coordinator = team.coordinator();
        return new Recipient(
                coordinator.email(),
                coordinator.givenName() + " " + coordinator.familyName(),
                holder(team, holders).flatMap(Holder::language).orElse(coordinator.language()),
                Inbox.ownerOf(team.id()),
                chooser(reader(team, holders)));
    }

    List<Recipient> networkCoordinators() {
        return correspondents.networkCoordinators().stream()
                .map(coordinator -> new Recipient(
                        coordinator.email(),
                        coordinator.name(),
                        coordinator.language(),
                        Inbox.ownerOf(coordinator.account()),
                        Inbox.ownerOf(coordinator.account())))
                .toList();
    }

    /** Who says when the mails of these come, by the owner of the inbox; empty for nobody. One query, however many. */
    Map<String, String> choosers(Collection<Expert> experts, Collection<Team> teams) {
        Map<String, List<Holder>> holders = correspondents.holders(
                experts.stream().map(Expert::id).toList(),
                teams.stream().map(Team::id).toList());
        var choosers = new HashMap<String, String>();
        experts.forEach(expert -> choosers.put(Inbox.ownerOf(expert.id()), chooser(holder(expert, holders))));
        teams.forEach(team -> choosers.put(Inbox.ownerOf(team.id()), chooser(reader(team, holders))));
        return choosers;
    }

    private static Optional<Holder> holder(Expert expert, Map<String, List<Holder>> holders) {
        return holder(holders.getOrDefault(expert.id().value(), List.of()), expert.email());
    }

    private static Optional<Holder> holder(Team team, Map<String, List<Holder>> holders) {
        return holder(
                holders.getOrDefault(team.id().value(), List.of()),
                team.coordinator().email());
    }

    /** A team is written one mail, to one address: how it comes is for nobody else of it to say. */
    private static Optional<Holder> reader(Team team, Map<String, List<Holder>> holders) {
        return at(team.coordinator().email(), holders.getOrDefault(team.id().value(), List.of()));
    }

    private static Optional<Holder> at(String address, List<Holder> acting) {
        return acting.stream()
                .filter(one -> one.email().equalsIgnoreCase(address))
                .findFirst();
    }

    /** Of several who act for a team, whoever reads the mails. */
    private static Optional<Holder> holder(List<Holder> acting, String address) {
        return at(address, acting)
                .or(() -> acting.stream()
                        .min(Comparator.comparing(one -> one.account().value())));
    }

    private static String chooser(Optional<Holder> holder) {
        return holder.map(Holder::account).map(Inbox::ownerOf).orElse("");
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
