package eu.passerelle.matching;

import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.TeamId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recommendations for a request that is not saved: what a city's own system may ask before anybody is asked. */
@RestController
@RequestMapping("/api/v1/recommendations")
@AllowedTo({Role.CITY, Role.COORDINATOR})
@NeedsScope(Scope.READ)
class RecommendationApi {
    private static final int MOST = 10;

    private final Matching matching;
    private final ShortlistBodies bodies;

    RecommendationApi(Matching matching, ShortlistBodies bodies) {
        this.matching = matching;
        this.bodies = bodies;
    }

    @PostMapping
    ShortlistBodies.Body recommend(Viewer viewer, @Valid @RequestBody QueryBody body, Locale locale) {
        return bodies.of(matching.shortlist(body.query(), viewer, InterfaceLanguage.of(locale), MOST), locale);
    }

    record QueryBody(
            @NotNull TeamId team,
            @NotNull List<@NotNull @Valid NeedBody> needs,
            @Nullable String words,
            @NotNull List<@NotNull String> languages,
            @NotNull MeetingForm form,
            @NotNull LocalDate from,
            @NotNull LocalDate until,
            int hours) {
        MentorQuery query() {
            return new MentorQuery(
                    team,
                    needs.stream()
                            .map(need -> new Need(need.competence(), need.weight(), need.level()))
                            .toList(),
                    words == null ? "" : words,
                    Set.copyOf(languages),
                    form,
                    from,
                    until,
                    hours);
        }
    }

    record NeedBody(@NotNull CompetenceCode competence, int weight, int level) {}
}
