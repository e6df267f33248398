package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.kernel.GraphTransactions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.TypeSystem;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Accounts as authenticators know them: by a random handle that tells nothing of the person. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private static final String BY_HANDLE = """
            MATCH (a:Account {passkeyHandle: $handle})
            RETURN a.id AS account, a.passkeyHandle AS handle, a.email AS email, coalesce(a.name, a.email) AS name
            """;
    private static final String BY_EMAIL = """
            MATCH (a:Account {email: $email}) WHERE a.passkeyHandle IS NOT NULL
            RETURN a.id AS account, a.passkeyHandle AS handle, a.email AS email, coalesce(a.name, a.email) AS name
            """;
    /** The first write locks the account, so that of two at once the second finds the handle of the first. */
    private static final String KEEP = """
            MATCH (a:Account {email: $email}) SET a.rev = 0
            WITH a WHERE a.passkeyHandle IS NULL
            SET a.passkeyHandle = $handle
            """;

    private static final String FORGET = "MATCH (a:Account {passkeyHandle: $handle}) REMOVE a.passkeyHandle";

    private final Neo4jClient neo4j;
    private final GraphTransactions transactions;

    PasskeyOwners(Neo4jClient neo4j, GraphTransactions transactions) {
        this.neo4j = neo4j;
        this.transactions = transactions;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return neo4j.query(BY_HANDLE)
                .bind(id.toBase64UrlString())
                .to("handle")
                .fetchAs(PublicKeyCredentialUserEntity.class)
                .mappedBy(PasskeyOwners::read)
                .one()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String email) {
        return neo4j.query(BY_EMAIL)
                .bind(email)
                .to("email")
                .fetchAs(PublicKeyCredentialUserEntity.class)
                .mappedBy(PasskeyOwners::read)
                .one()
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity read(TypeSystem types, Record row) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Bytes.fromBase64(row.get("handle").asString()))
                .name(row.get("email").asString())
                .displayName(row.get("name").asString())
                .build();
    }

    Optional<AccountId> account(Bytes handle) {
        return neo4j.query(BY_HANDLE)
                .bind(handle.toBase64UrlString())
                .to("handle")
                .fetchAs(AccountId.class)
                .mappedBy((types, row) -> new AccountId(row.get("account").asString()))
                .one();
    }

    /** Before the library looks for it: what it makes itself it does not read back. */
    void requireHandle(String email) {
        if (findByUsername(email) == null) {
            keep(email, Bytes.random());
        }
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        keep(owner.getName(), owner.getId());
    }

    private void keep(String email, Bytes handle) {
        transactions.write(() -> neo4j.query(KEEP)
                .bindAll(Map.of("email", email, "handle", handle.toBase64UrlString()))
                .run());
    }

    @Override
    public void delete(Bytes id) {
        transactions.write(() ->
                neo4j.query(FORGET).bind(id.toBase64UrlString()).to("handle").run());
    }
}
