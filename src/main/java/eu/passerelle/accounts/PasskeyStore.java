package eu.passerelle.accounts;

import eu.passerelle.kernel.GraphTransactions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.TypeSystem;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The public halves of passkeys. Bytes stand as base64url, which any export can write. */
@Component
class PasskeyStore implements UserCredentialRepository {
    private static final String USED = """
            MATCH (:Account {passkeyHandle: $handle})-[:HAS_PASSKEY]->(p:Passkey {id: $id})
            SET p.lastUsedAt = $now, p.signatures = $signatures, p.verifiesUser = $verifiesUser, p.backedUp = $backedUp
            RETURN count(p)
            """;
    /** Fails where somebody else has a passkey of this id: the graph allows one. */
    private static final String ADD = """
            MATCH (a:Account {passkeyHandle: $handle})
            CREATE (a)-[:HAS_PASSKEY]->(:Passkey {id: $id, name: $name, publicKey: $publicKey, attestation: $attestation,
              clientData: $clientData, transports: $transports, backupEligible: $backupEligible, createdAt: $now,
              signatures: $signatures, verifiesUser: $verifiesUser, backedUp: $backedUp})
            RETURN count(*)
            """;

    private static final String BY_ID = """
            MATCH (a:Account)-[:HAS_PASSKEY]->(p:Passkey {id: $id}) RETURN a.passkeyHandle AS handle, p
            """;
    private static final String OF_OWNER = """
            MATCH (a:Account {passkeyHandle: $handle})-[:HAS_PASSKEY]->(p:Passkey)
            RETURN a.passkeyHandle AS handle, p ORDER BY p.createdAt, p.id LIMIT 50
            """;
    private static final String REMOVE = "MATCH (p:Passkey {id: $id}) DETACH DELETE p";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;
    private final Clock clock;

    PasskeyStore(Neo4jClient neo4j, GraphTransactions transactions, Clock clock) {
        this.neo4j = neo4j;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new one. What a use changes is written by {@link #used}. */
    @Override
    public void save(CredentialRecord passkey) {
        write(ADD, parameters(passkey));
    }

    /** This store for whoever shows a passkey: it changes what is there, and brings nothing back that was removed. */
    UserCredentialRepository used() {
        return new Used();
    }

    /** @throws IllegalArgumentException when there is no such owner or passkey any more */
    private void write(String statement, Map<String, Object> parameters) {
        long written = transactions.write(() -> neo4j.query(statement)
                .bindAll(parameters)
                .fetchAs(Long.class)
                .one()
                .orElse(0L));
        if (written == 0) {
            throw new IllegalArgumentException("Passkey '" + parameters.get("id") + "' or its owner is gone.");
        }
    }

    private Map<String, Object> parameters(CredentialRecord passkey) {
        var parameters = new HashMap<String, Object>();
        parameters.put("handle", passkey.getUserEntityUserId().toBase64UrlString());
        parameters.put("id", passkey.getCredentialId().toBase64UrlString());
        parameters.put("name", passkey.getLabel());
        parameters.put("publicKey", new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString());
        parameters.put("attestation", text(passkey.getAttestationObject()));
        parameters.put("clientData", text(passkey.getAttestationClientDataJSON()));
        parameters.put(
                "transports",
                passkey.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList());
        parameters.put("backupEligible", passkey.isBackupEligible());
        parameters.put("backedUp", passkey.isBackupState());
        parameters.put("verifiesUser", passkey.isUvInitialized());
        parameters.put("signatures", passkey.getSignatureCount());
        parameters.put("now", clock.instant().atZone(ZoneOffset.UTC));
        return parameters;
    }

    private static String text(@Nullable Bytes bytes) {
        return bytes == null ? "" : bytes.toBase64UrlString();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return neo4j.query(BY_ID)
                .bind(id.toBase64UrlString())
                .to("id")
                .fetchAs(CredentialRecord.class)
                .mappedBy(PasskeyStore::read)
                .one()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes owner) {
        return List.copyOf(neo4j.query(OF_OWNER)
                .bind(owner.toBase64UrlString())
                .to("handle")
                .fetchAs(CredentialRecord.class)
                .mappedBy(PasskeyStore::read)
                .all());
    }

    private static CredentialRecord read(TypeSystem types, Record row) {
        Value passkey = row.get("p");
        ZonedDateTime created = passkey.get("createdAt").asZonedDateTime();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(passkey.get("id").asString()))
                .userEntityUserId(Bytes.fromBase64(row.get("handle").asString()))
                .publicKey(ImmutablePublicKeyCose.fromBase64(
                        passkey.get("publicKey").asString()))
                .attestationObject(Bytes.fromBase64(passkey.get("attestation").asString()))
                .attestationClientDataJSON(
                        Bytes.fromBase64(passkey.get("clientData").asString()))
                .transports(passkey.get("transports").asList(Value::asString).stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .backupEligible(passkey.get("backupEligible").asBoolean())
                .backupState(passkey.get("backedUp").asBoolean())
                .uvInitialized(passkey.get("verifiesUser").asBoolean())
                .signatureCount(passkey.get("signatures").asLong())
                .label(passkey.get("name").asString())
                .created(created.toInstant())
                .lastUsed(passkey.get("lastUsedAt").asZonedDateTime(created).toInstant())
                .build();
    }

    @Override
    public void delete(Bytes id) {
        transactions.write(() -> neo4j.query(REMOVE)
                .bindAll(Map.of("id", id.toBase64UrlString()))
                .run());
    }

    private final class Used implements UserCredentialRepository {
        @Override
        public void save(CredentialRecord passkey) {
            write(USED, parameters(passkey));
        }

        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes id) {
            return PasskeyStore.this.findByCredentialId(id);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes owner) {
            return PasskeyStore.this.findByUserId(owner);
        }

        @Override
        public void delete(Bytes id) {
            PasskeyStore.this.delete(id);
        }
    }
}
