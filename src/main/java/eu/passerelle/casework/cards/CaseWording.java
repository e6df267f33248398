package eu.passerelle.casework.cards;

import eu.passerelle.accounts.Accounts;
import eu.passerelle.cities.Teams;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.TeamId;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** People, agencies, months and days as a reader writes them. */
@Component
class CaseWording {
    private final World world;
    private final Teams teams;
    private final Accounts accounts;

    CaseWording(World world, Teams teams, Accounts accounts) {
        this.world = world;
        this.teams = teams;
        this.accounts = accounts;
    }

    /** What those of the team who did something with a card are called, by account; those that are gone are absent. */
    Map<String, String> actors(CaseCard card) {
        List<AccountId> actors = card.events().stream()
                .map(CardEvent::actor)
                .filter(actor -> !actor.isEmpty())
                .distinct()
                .map(AccountId::new)
                .toList();
        return accounts.names(actors).entrySet().stream()
                .collect(Collectors.toMap(named -> named.getKey().value(), Map.Entry::getValue));
    }

    Words of(Locale locale) {
        return new Words(locale, world.sectors());
    }

    /** The sectors that sit in the team, by code, in the order of their names; all of them where none is known to sit. */
    Map<String, String> agencies(TeamId team, Locale locale) {
        Set<String> seated = teams.get(team).sectors();
        return sorted(seated.isEmpty() ? world.sectors().keySet() : seated, locale);
    }

    Map<String, String> agencies(Locale locale) {
        return sorted(world.sectors().keySet(), locale);
    }

    private Map<String, String> sorted(Set<String> codes, Locale locale) {
        Words words = of(locale);
        var sorted = new LinkedHashMap<String, String>();
        codes.stream()
                .sorted((one, other) -> Collator.getInstance(locale).compare(words.sector(one), words.sector(other)))
                .forEach(code -> sorted.put(code, words.sector(code)));
        return sorted;
    }

    record Words(Locale locale, Map<String, LocalizedText> sectors) {
        public String sector(String code) {
            LocalizedText name = sectors.get(code);
            return name == null ? code : name.in(locale);
        }

        /** March 2027. */
        public String month(YearMonth month) {
            return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
        }

        /** 1 March 2027. */
        public String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(day);
        }

        public String day(Instant at) {
            return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }
}
