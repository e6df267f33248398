package eu.passerelle.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.passerelle.accounts.AllowedTo;
import eu.passerelle.accounts.NeedsScope;
import eu.passerelle.accounts.Role;
import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.Typed;
import eu.passerelle.webhooks.WebhookStore.Listed;
import eu.passerelle.webhooks.Webhooks.Made;
import eu.passerelle.webhooks.Webhooks.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own webhooks, for programs. */
@RestController
@RequestMapping("/api/v1/webhooks")
@AllowedTo({Role.CITY, Role.EXPERT, Role.COORDINATOR})
@NeedsScope(Scope.WEBHOOKS)
class WebhooksApi {
    private static final String KEY = "Idempotency-Key";

    private final Webhooks webhooks;

    WebhooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param kinds such as {@code session.booked}. @param name the host of the address when left out */
    record NewWebhook(
            @Nullable String name,
            @Nullable String address,
            @Nullable List<@Nullable String> kinds) {
        Wanted wanted() {
            return new Wanted(
                    Typed.text(name),
                    Typed.text(address),
                    kinds == null ? List.of() : kinds.stream().map(Typed::text).toList());
        }
    }

    /**
     * @param host of the address, which is not shown again
     * @param state ACTIVE, PAUSED, PARKED after days of failures, or GONE after an answer of 410
     * @param secret shown when it was just made, and never again
     * @param deliveries the newest ten
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            String id,
            String name,
            String host,
            List<String> kinds,
            String state,
            Instant createdAt,
            Optional<Instant> failingSince,
            Optional<Instant> formerSecretUntil,
            Optional<String> secret,
            List<DeliveryAnswer> deliveries) {}

    /** @param id the same as in the header webhook-id. @param state PENDING, DELIVERED or GIVEN_UP */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeliveryAnswer(
            String id,
            String kind,
            Instant at,
            String state,
            int attempts,
            Optional<Instant> triedAt,
            Optional<Integer> status,
            Optional<String> failure) {
        static DeliveryAnswer of(Delivery delivery) {
            return new DeliveryAnswer(
                    delivery.id(),
                    delivery.kind().code(),
                    delivery.at(),
                    delivery.state().name(),
                    delivery.attempts(),
                    delivery.triedAt(),
                    delivery.status(),
                    delivery.failure());
        }
    }

    @GetMapping
    List<Answer> list(Viewer viewer) {
        return webhooks.of(viewer.account()).stream().map(WebhooksApi::answer).toList();
    }

    /** The answer is the only one that shows the secret. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answer add(Viewer viewer, @RequestHeader(KEY) String key, @RequestBody NewWebhook wanted) {
        return answer(webhooks.add(viewer, wanted.wanted(), key));
    }

    /** A new secret; for a day both sign. */
    @PostMapping("/{id}/secret")
    Answer rotate(Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key) {
        return answer(webhooks.rotate(viewer.account(), id, key));
    }

    /** Sends an event of the kind {@code webhook.test}, at most ten an hour. */
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(Viewer viewer, @PathVariable String id, @RequestHeader(KEY) String key) {
        webhooks.test(viewer.account(), id, key);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(Viewer viewer, @PathVariable String id) {
        webhooks.pause(viewer.account(), id);
    }

    /** Also of one that is parked or gone. */
    @PostMapping("/{id}/resumption")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(Viewer viewer, @PathVariable String id) {
        webhooks.resume(viewer.account(), id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable String id) {
        webhooks.remove(viewer.account(), id);
    }

    private static Answer answer(Made made) {
        return answer(made.webhook(), made.secret(), List.of());
    }

    private static Answer answer(Listed listed) {
        return answer(listed.webhook(), Optional.empty(), listed.deliveries());
    }

    private static Answer answer(Webhook webhook, Optional<WebhookSecret> secret, List<Delivery> deliveries) {
        return new Answer(
                webhook.id(),
                webhook.name(),
                webhook.host(),
                webhook.kinds().stream().map(EventKind::code).toList(),
                webhook.state().name(),
                webhook.createdAt(),
                webhook.failingSince(),
                webhook.secrets().former().map(Webhook.Secrets.Former::until),
                secret.map(WebhookSecret::value),
                deliveries.stream().map(DeliveryAnswer::of).toList());
    }
}
