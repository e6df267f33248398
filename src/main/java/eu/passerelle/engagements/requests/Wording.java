package eu.passerelle.engagements.requests;

import eu.passerelle.cities.TeamPhase;
import eu.passerelle.directory.World;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.matching.MeetingForm;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts what a team wrote into the words of a reader. */
@Component
public class Wording {
    private final World world;
    private final NeedChoices choices;

    Wording(World world, NeedChoices choices) {
        this.world = world;
        this.choices = choices;
    }

    /** What is missing or makes no sense is empty. */
    public record Worded(
            String now,
            String change,
            Optional<TeamPhase> phase,
            String country,
            String legal,
            List<NeedChoices.Named> needs,
            List<String> languages,
            Optional<MeetingForm> form,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<Integer> hours) {}

    public Worded of(Content content, Locale locale) {
        Meeting meeting = content.meeting();
        return new Worded(
                content.situation().now(),
                content.situation().change(),
                Arrays.stream(TeamPhase.values())
                        .filter(phase -> phase.name().equals(content.frame().phase()))
                        .findFirst(),
                name(world.countries(), content.frame().country(), locale),
                content.frame().legal(),
                choices.named(content, InterfaceLanguage.of(locale)),
                content.languages().stream()
                        .map(code -> name(world.languages(), code, locale))
                        .toList(),
                meeting.chosenForm(),
                meeting.firstDay(),
                meeting.lastDay(),
                meeting.wantedHours());
    }

    private static String name(Map<String, LocalizedText> names, String code, Locale locale) {
        return Optional.ofNullable(names.get(code)).map(text -> text.in(locale)).orElse(code);
    }
}
