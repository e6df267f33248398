package eu.passerelle.accounts;

import com.webauthn4j.util.exception.WebAuthnException;
import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.FieldProblem;
import eu.passerelle.kernel.InvalidInput;
import eu.passerelle.kernel.Typed;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys that a phone, a computer or a stick keeps, and shows only to the pages of this service. The device asks for finger,
 * face or PIN each time, so that a passkey is two factors at once.
 */
@Component
class Passkeys {
    static final int NAME_AT_MOST = 60;
    private static final int PASSKEYS_AT_MOST = 20;
    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);

    private static final String LIST = """
            MATCH (:Account {id: $account})-[:HAS_PASSKEY]->(p:Passkey)
            RETURN p.id AS id, p.name AS name, p.createdAt AS createdAt, p.lastUsedAt AS lastUsedAt
            ORDER BY p.createdAt, p.id LIMIT 50
            """;

    private final PasskeyOwners owners;
    private final Factors factors;
    private final Accounts accounts;
    private final Neo4jClient neo4j;
    private final boolean offered;
    private final WebAuthnRelyingPartyOperations adding;
    private final WebAuthnRelyingPartyOperations showing;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(
            PasskeyOwners owners,
            PasskeyStore store,
            Factors factors,
            Accounts accounts,
            Neo4jClient neo4j,
            SignInSettings settings,
            Environment environment) {
        this.owners = owners;
        this.factors = factors;
        this.accounts = accounts;
        this.neo4j = neo4j;
        URI publicUrl = URI.create(environment.getRequiredProperty("passerelle.public-url"));
        this.offered = settings.allowPasskeys(publicUrl);
        this.adding = party(owners, store, settings, publicUrl);
        this.showing = party(owners, store.used(), settings, publicUrl);
    }

    private static WebAuthnRelyingPartyOperations party(
            PasskeyOwners owners, UserCredentialRepository store, SignInSettings settings, URI publicUrl) {
        var service = PublicKeyCredentialRpEntity.builder()
                .id(settings.domain(publicUrl))
                .name("Passerelle")
                .build();
        var party = new Webauthn4JRelyingPartyOperations(owners, store, service, settings.origins(publicUrl));
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }

    /** Whether any browser would make one for the address of this service. */
    boolean offered() {
        return offered;
    }

    /** @param lastUsedAt empty when never used */
    record Passkey(String id, String name, Instant createdAt, Optional<Instant> lastUsedAt) {
        public LocalDate createdOn() {
            return LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
        }

        public Optional<LocalDate> lastUsedOn() {
            return lastUsedAt.map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
        }
    }

    List<Passkey> list(AccountId account) {
        return List.copyOf(neo4j.query(LIST)
                .bind(account.value())
                .to("account")
                .fetchAs(Passkey.class)
                .mappedBy((types, row) -> new Passkey(
                        row.get("id").asString(),
                        row.get("name").asString(),
                        row.get("createdAt").asZonedDateTime().toInstant(),
                        row.get("lastUsedAt").isNull()
                                ? Optional.empty()
                                : Optional.of(
                                        row.get("lastUsedAt").asZonedDateTime().toInstant())))
                .all());
    }

    PublicKeyCredentialCreationOptions optionsToAdd(PersonalAuthentication person) {
        owners.requireHandle(person.getName());
        return adding.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
    }

    PublicKeyCredentialRequestOptions optionsToShow() {
        return showing.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    String written(Object options) {
        return json.writeValueAsString(options);
    }

    /** @return as {@link Factors#add} */
    List<String> add(
            AccountId account, PublicKeyCredentialCreationOptions options, String typedName, String credential) {
        String name = Typed.text(typedName);
        requireUsable(account, name);
        requireAskedOf(account, options);
        try {
            var made = json.readValue(
                    credential, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var key = new RelyingPartyPublicKey(made, name);
            return factors.add(
                    account,
                    () -> adding.registerCredential(new ImmutableRelyingPartyRegistrationRequest(options, key)));
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | DataIntegrityViolationException e) {
            log.info("A passkey was not taken: {}", e.toString());
            throw new InvalidInput(FieldProblem.of("name", "accounts.passkey.failed"));
        }
    }

    /** The library gives a passkey to whom the browser was asked for, who may have left this browser since. */
    private void requireAskedOf(AccountId account, PublicKeyCredentialCreationOptions options) {
        if (owners.account(options.getUser().getId()).filter(account::equals).isEmpty()) {
            throw new InvalidInput(FieldProblem.of("name", "accounts.passkey.failed"));
        }
    }

    private void requireUsable(AccountId account, String name) {
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty() || name.length() > NAME_AT_MOST) {
            problems.add(FieldProblem.of("name", "accounts.passkey.name.invalid", NAME_AT_MOST));
        }
        if (factors.of(account).passkeys() >= PASSKEYS_AT_MOST) {
            problems.add(FieldProblem.of("name", "accounts.passkey.tooMany", PASSKEYS_AT_MOST));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    /** Whose passkey answered; empty when it is unknown, does not fit the question, or the account is closed. */
    Optional<Account> owner(PublicKeyCredentialRequestOptions options, String credential) {
        try {
            var shown = json.readValue(
                    credential, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var owner = showing.authenticate(new RelyingPartyAuthenticationRequest(options, shown));
            return owners.account(owner.getId()).flatMap(accounts::enabledById);
        } catch (WebAuthnException | JacksonException | IllegalArgumentException e) {
            log.info("A passkey opened nothing: {}", e.toString());
            return Optional.empty();
        }
    }
}
