package eu.passerelle.exchange;

import eu.passerelle.cities.Team;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Experts;
import eu.passerelle.directory.FoldedWords;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Publications;
import eu.passerelle.engagements.PastEngagements;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What can be exported and imported. The message key {@code exchange.table.<table>} words each. */
enum Table {
    EXPERTS(
            Field.values(),
            Set.of(Field.EMAIL),
            List.of(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.TYPE, Field.COUNTRY)),
    TEAMS(
            TeamField.values(),
            Set.of(TeamField.ID),
            List.of(
                    TeamField.NAME,
                    TeamField.CITY,
                    TeamField.LANGUAGES,
                    TeamField.GIVEN_NAME,
                    TeamField.FAMILY_NAME,
                    TeamField.EMAIL)),
    ENGAGEMENTS(
            PastField.values(),
            Set.of(PastField.ID, PastField.EXPERT, PastField.TEAM),
            List.of(PastField.ENDED, PastField.COMPETENCES)),
    PUBLICATIONS(
            PublicationField.values(),
            Set.of(PublicationField.ID, PublicationField.EXPERT),
            List.of(PublicationField.TITLE, PublicationField.LANGUAGE));

    private final List<String> columns;
    private final Set<String> required;
    private final List<String> neededForNew;

    Table(Enum<?>[] columns, Set<? extends Enum<?>> required, List<? extends Enum<?>> neededForNew) {
        this.columns = Arrays.stream(columns).map(Enum::name).toList();
        this.required = required.stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
        this.neededForNew = neededForNew.stream().map(Enum::name).toList();
    }

    /** The message key {@code exchange.field.<column>} names each. */
    List<String> columns() {
        return columns;
    }

    /** Without these no row can be told from another. */
    Set<String> required() {
        return required;
    }

    /** What may be left out only of somebody or something that is known already. */
    List<String> neededForNew() {
        return neededForNew;
    }

    /** The column that is called so in any of the four languages, however it is spelt; by its own name before others. */
    Optional<String> guess(String header, MessageSource messages) {
        List<String> words = FoldedWords.of(header.replace('_', ' '));
        return Stream.concat(
                        columns.stream().filter(column -> words.equals(FoldedWords.of(column.replace('_', ' ')))),
                        Stream.of("exchange.field.", "exchange.also.")
                                .flatMap(names ->
                                        columns.stream().filter(column -> isCalled(words, names + column, messages))))
                .findFirst();
    }

    /** @param key of a message with names, parted by bars */
    private static boolean isCalled(List<String> words, String key, MessageSource messages) {
        return Arrays.stream(InterfaceLanguage.values())
                .map(language -> String.valueOf(messages.getMessage(key, new Object[0], "", language.locale())))
                .flatMap(names -> Arrays.stream(names.split("\\|")))
                .anyMatch(name -> words.equals(FoldedWords.of(name)) && !words.isEmpty());
    }

    static Optional<Table> find(String name) {
        return Arrays.stream(values())
                .filter(table -> table.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Reads tables from the graph, some hundred rows at a time. */
    @Component
    static class Rows {
        private static final int AT_ONCE = 500;

        private final Experts experts;
        private final Teams teams;
        private final PastEngagements engagements;
        private final Publications publications;

        Rows(Experts experts, Teams teams, PastEngagements engagements, Publications publications) {
            this.experts = experts;
            this.teams = teams;
            this.engagements = engagements;
            this.publications = publications;
        }

        void each(Table table, Consumer<List<String>> row) {
            switch (table) {
                case EXPERTS -> experts(row);
                case TEAMS -> teams(row);
                case ENGAGEMENTS -> engagements(row);
                case PUBLICATIONS -> publications(row);
            }
        }

        private void experts(Consumer<List<String>> row) {
            List<Expert> batch = experts.after(Optional.empty(), AT_ONCE);
            while (!batch.isEmpty()) {
                Map<ExpertId, List<String>> employers =
                        experts.employers(batch.stream().map(Expert::id).toList());
                batch.forEach(expert -> row.accept(cells(expert, employers.getOrDefault(expert.id(), List.of()))));
                batch = experts.after(Optional.of(batch.getLast().id()), AT_ONCE);
            }
        }

        private static List<String> cells(Expert expert, List<String> employers) {
            Map<String, String> summary = expert.summary().byLanguage();
            return Arrays.stream(Field.values())
                    .map(field -> switch (field) {
                        case EXTERNAL_ID -> expert.id().value();
                        case GIVEN_NAME -> expert.givenName();
                        case FAMILY_NAME -> expert.familyName();
                        case EMAIL -> expert.email();
                        case TYPE -> expert.type().name();
                        case COUNTRY -> expert.country();
                        case LANGUAGES -> levels(expert.languages());
                        case COMPETENCES ->
                            expert.claims().stream()
                                    .map(claim -> claim.competence().value() + ":" + claim.level())
                                    .collect(Collectors.joining("; "));
                        case SECTORS -> joined(expert.sectors());
                        case LEGAL_SYSTEMS -> joined(expert.legalSystems());
                        case ORGANISATION -> joined(employers);
                        case REMOTE -> String.valueOf(expert.remote());
                        case VISITS -> joined(expert.visitCountries());
                        case HOURS -> String.valueOf(expert.hoursPerMonth());
                        case ENGAGEMENTS -> String.valueOf(expert.parallelEngagements());
                        case VISIBILITY -> expert.visibility().name();
                        case SUMMARY_EN -> summary.getOrDefault("en", "");
                        case SUMMARY_FR -> summary.getOrDefault("fr", "");
                        case SUMMARY_DE -> summary.getOrDefault("de", "");
                        case SUMMARY_RO -> summary.getOrDefault("ro", "");
                    })
                    .toList();
        }

        private void teams(Consumer<List<String>> row) {
            List<Team> batch = teams.after(Optional.empty(), AT_ONCE);
            while (!batch.isEmpty()) {
                batch.forEach(team -> row.accept(cells(team)));
                TeamId last = batch.getLast().id();
                batch = teams.after(Optional.of(last), AT_ONCE);
            }
        }

        private static List<String> cells(Team team) {
            Team.Coordinator coordinator = team.coordinator();
            return List.of(
                    team.id().value(),
                    team.name(),
                    team.city().name(),
                    team.city().country(),
                    team.phase().name(),
                    team.structure().name(),
                    joined(team.languages()),
                    joined(team.sectors()),
                    coordinator.givenName(),
                    coordinator.familyName(),
                    coordinator.email());
        }

        private void engagements(Consumer<List<String>> row) {
            List<PastEngagements.Past> batch = engagements.after("", AT_ONCE);
            while (!batch.isEmpty()) {
                batch.forEach(past -> row.accept(List.of(
                        past.id(),
                        past.expert(),
                        past.team(),
                        text(past.startedOn()),
                        text(past.endedOn()),
                        text(past.hours()),
                        text(past.outcome()),
                        joined(past.competences()),
                        past.language())));
                batch = engagements.after(batch.getLast().id(), AT_ONCE);
            }
        }

        private void publications(Consumer<List<String>> row) {
            List<Publications.Owned> batch = publications.after("", AT_ONCE);
            while (!batch.isEmpty()) {
                batch.forEach(owned -> row.accept(cells(owned)));
                batch = publications.after(batch.getLast().publication().id(), AT_ONCE);
            }
        }

        private static List<String> cells(Publications.Owned owned) {
            Publication publication = owned.publication();
            return List.of(
                    publication.id(),
                    owned.expert().value(),
                    publication.kind().name(),
                    publication.title(),
                    publication.language(),
                    text(publication.year()),
                    text(publication.link()),
                    publication.text());
        }

        private static String levels(Map<String, ? extends Enum<?>> levels) {
            return levels.entrySet().stream()
                    .map(level -> level.getKey() + ":" + level.getValue().name())
                    .collect(Collectors.joining("; "));
        }

        private static String joined(Collection<String> values) {
            return String.join("; ", values);
        }

        private static String text(Optional<?> value) {
            return value.map(String::valueOf).orElse("");
        }
    }
}
