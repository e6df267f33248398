package eu.passerelle.accounts;

import eu.passerelle.kernel.AccountId;
import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import eu.passerelle.privacy.Subject;
import java.util.List;
import org.springframework.stereotype.Component;

/** The account, and all that hangs on it. */
@Component
class AccountsPersonalData implements PersonalData {
    private static final String PASSKEY = """
            MATCH (a:Account)-[:HAS_PASSKEY]->(n:Passkey) WHERE a.id IN $accounts RETURN n
            """;
    private static final String AUTHENTICATOR = """
            MATCH (a:Account)-[:HAS_AUTHENTICATOR]->(n:Authenticator) WHERE a.id IN $accounts RETURN n
            """;
    private static final String PROVIDER_IDENTITY = """
            MATCH (a:Account)-[:HAS_IDENTITY]->(n:ProviderIdentity) WHERE a.id IN $accounts RETURN n
            """;
    private static final String SIGN_IN = """
            MATCH (a:Account)-[:SIGNED_IN]->(n:SignIn) WHERE a.id IN $accounts RETURN n
            """;
    private static final String ACCESS_TOKEN = """
            MATCH (a:Account)-[:HOLDS]->(n:AccessToken) WHERE a.id IN $accounts RETURN n
            """;
    private static final String INVITATION = """
            MATCH (n:Invitation) WHERE toLower(n.email) IN $addresses OR n.role = 'EXPERT' AND n.subject IN $experts RETURN n
            """;
    private static final String MAILED_LINK = """
            MATCH (n:MailedLink) WHERE n.subject IN $ids RETURN n
            """;
    private static final String ACCOUNT = """
            MATCH (n:Account) WHERE n.id IN $accounts RETURN n
            """;
    private static final String SAME_PERSON = """
            MATCH (a:Account)
            WHERE a.id IN $accounts OR a.email IN $sought OR EXISTS { (a)-[:ACTS_FOR]->(e:Expert) WHERE e.id IN $experts }
            RETURN a.id AS account, head([(a)-[:ACTS_FOR]->(e:Expert) | e.id]) AS expert, a.email AS address, a.name AS name,
              a.language AS language
            """;

    private final AccessTokens tokens;
    private final SignIns signIns;

    AccountsPersonalData(AccessTokens tokens, SignIns signIns) {
        this.tokens = tokens;
        this.signIns = signIns;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Passkey", PASSKEY),
                Holding.of("Authenticator", AUTHENTICATOR),
                Holding.of("ProviderIdentity", PROVIDER_IDENTITY),
                Holding.of("SignIn", SIGN_IN),
                Holding.of("AccessToken", ACCESS_TOKEN),
                Holding.of("Invitation", INVITATION),
                Holding.of("MailedLink", MAILED_LINK),
                Holding.of("Account", ACCOUNT));
    }

    @Override
    public List<String> identities() {
        return List.of(SAME_PERSON);
    }

    /** Programs are out at once; whoever asks stays on the page that says so, and everywhere else is out. */
    @Override
    public void leaving(Subject subject) {
        subject.accounts().stream().map(AccountId::new).forEach(account -> {
            tokens.revokeAll(account);
            signIns.endOthers(account);
        });
    }

    @Override
    public int order() {
        return 100;
    }
}
