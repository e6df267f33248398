package eu.passerelle.scheduling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class SlotTakenAnswerTest {
    private static final Instant NINE = Instant.parse("2027-03-09T08:00:00Z");

    final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Api(), new Pages())
            .setControllerAdvice(new SlotTakenAnswer(messages()))
            .build();

    @Test
    void a_program_that_was_too_late_is_told_what_is_free() throws Exception {
        mvc.perform(post("/api/v1/sessions").locale(Locale.FRENCH))
                .andExpect(status().isConflict())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("scheduling.conflict.slotTaken"))
                .andExpect(jsonPath("$.detail").value("Cet horaire n’est plus libre. Veuillez en choisir un autre."))
                .andExpect(jsonPath("$.instance").value("/api/v1/sessions"))
                .andExpect(jsonPath("$.errors[0].field").value("start"))
                .andExpect(jsonPath("$.errors[0].code").value("scheduling.conflict.slotTaken"))
                .andExpect(jsonPath("$.alternatives[0].start").value("2027-03-09T08:00:00Z"))
                .andExpect(jsonPath("$.alternatives[0].end").value("2027-03-09T09:00:00Z"));
    }

    @Test
    void pages_show_it_themselves() {
        assertThatThrownBy(() -> mvc.perform(post("/page"))).hasCauseInstanceOf(SlotTaken.class);
    }

    private static SlotTaken tooLate() {
        return new SlotTaken(NINE, () -> List.of(Slot.of(NINE, Duration.ofHours(1))));
    }

    @RestController
    static class Api {
        @PostMapping("/api/v1/sessions")
        String book() {
            throw tooLate();
        }
    }

    @Controller
    static class Pages {
        @PostMapping("/page")
        String book() {
            throw tooLate();
        }
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/scheduling");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }
}
