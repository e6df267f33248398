package eu.passerelle.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Driver;

/**
 * Somebody of whom the network keeps one of each kind that the register knows, with a word in each property about people
 * that occurs nowhere else; and whose name stands in what other people wrote.
 */
final class PersonInEverything {
    static final String MARKER = "qzmarkervwx";
    static final String EXPERT = "e04";
    static final String EMAIL = "qzmarkervwx@marker.example";
    static final String GIVEN = "Qzgivenvwx";
    static final String FAMILY = "Qzfamilyvwx";
    static final String NAME = GIVEN + " " + FAMILY;

    /** Values of a fixed choice, and what is read as a number, a zone or an id: no word of anybody stands there. */
    private static final Set<String> CODES = Set.of(
            "type",
            "timeZone",
            "zone",
            "level",
            "evidence",
            "kind",
            "language",
            "country",
            "legal",
            "form",
            "phase",
            "answer",
            "account",
            "accountId",
            "expert",
            "expertId",
            "owner",
            "calendar",
            "by",
            "declaredBy",
            "decidedBy",
            "verifiedBy",
            "coordinatorLanguage",
            "email",
            "coordinatorEmail",
            "recipient",
            "address",
            "actor",
            "subject",
            "fields",
            "before",
            "after",
            "reason",
            "conductVersion",
            "again",
            "month",
            "lessonLanguage",
            "from",
            "topic",
            "about",
            "version",
            "until");

    /** By which the person is found, and the names that must go from the texts of others. */
    private static final Map<String, Set<String>> KNOWN_BY = Map.of(
            "Account", Set.of("name"),
            "Expert", Set.of("givenName", "familyName"),
            "Team", Set.of("coordinatorGivenName", "coordinatorFamilyName"),
            "CurationBatch", Set.of("decisions"));

    /** One of each kind that the demo network has not got for this expert. */
    private static final List<String> FIXTURE = List.of("""
            MATCH (a:Account)-[:ACTS_FOR]->(e:Expert {id: $expert})
            SET a.email = $email, a.name = $name, e.email = $email, e.givenName = $given, e.familyName = $family
            CREATE (a)-[:HAS_PASSKEY]->(:Passkey {id: 'mk', name: ''})
            CREATE (a)-[:HAS_AUTHENTICATOR]->(:Authenticator {id: 'mk', secret: ''})
            CREATE (a)-[:HAS_IDENTITY]->(:ProviderIdentity {id: 'mk', issuer: 'mk', subject: 'mk', label: ''})
            CREATE (:Agreement {id: 'mk', account: a.id, topic: 'REMINDERS', version: '1', about: '', given: true, number: 1, at: datetime()})
            CREATE (:Advice {id: 'mk', by: a.id, text: '', words: ''})
            CREATE (a)-[:SIGNED_IN]->(:SignIn {id: 'mk', device: '', how: 'PASSWORD'})
            CREATE (a)-[:HOLDS]->(:AccessToken {id: 'mk', name: '', hash: 'mk'})
            CREATE (a)-[:HAS_WEBHOOK]->(w:Webhook {id: 'mk', name: '', address: '', state: 'PAUSED'})
            CREATE (w)-[:OWES]->(:WebhookDelivery {id: 'mk', state: 'GIVEN_UP'})
            CREATE (:Invitation {id: 'mk', email: $email, role: 'EXPERT', subject: $expert})
            CREATE (:MailedLink {hash: 'mk', purpose: 'proposal', subject: $expert})
            CREATE (:CalendarFeed {tokenHash: 'mk', accountId: a.id, calendar: $expert, kind: 'expert'})
            CREATE (:SavedSearch {id: 'mk', accountId: a.id, name: 'mk'})
            CREATE (:ReminderChoice {accountId: a.id})
            CREATE (:ExercisePlan {id: 'mk', key: 'mk', account: a.id, answer: ''})
            CREATE (:Certificate {id: 'mk', account: a.id, holder: ''})
            CREATE (:DigestChoice {owner: 'account:' + a.id, groups: []})
            CREATE (:Notice {id: 'mk', owner: 'expert:' + $expert, kind: '', page: '/', readBy: []})
            CREATE (:Command {id: a.id + ':mk', answer: ''})
            CREATE (:Import {id: 'mk', account: a.id, state: 'DONE', fileName: ''})
            CREATE (:TaxonomyImport {id: 'mk', account: a.id, text: ''})
            CREATE (:Mail {id: 'mk', messageId: 'mk', recipient: $email, recipientName: '', state: 'SENT', thread: 'mk'})
            CREATE (:ReplyNote {id: 'mk', address: $email, kind: ''})
            CREATE (:ProfileView {account: 'other', day: date(), expert: $expert, times: 1})
            """, """
            MATCH (e:Expert {id: $expert})
            CREATE (e)-[:WROTE]->(:Publication {id: 'mk', externalId: 'mk', kind: 'PUBLISHED', year: 2020, title: '', text: '', language: 'en'})
            CREATE (:MergedExpert {id: 'mk-merged', externalId: 'mk-merged', email: 'mk@other.example'})-[:MERGED_INTO]->(e)
            CREATE (:DeclinedApplicant {id: 'mk-declined', externalId: 'mk-declined', email: $email})
            CREATE (:Merge {id: 'mk', kept: $expert, other: 'mk-merged', before: '', otherName: ''})
            CREATE (:CurationBatch {id: 'mk', kind: '', decisions: '[{"expert":"' + $expert + '","reason":"qzmarkervwx"}]', undoneAt: datetime()})
            CREATE (e)-[:HAS_INTEREST]->(:Interest {id: 'mk', note: ''})
            WITH e MATCH (t:Team {id: 't01'})
            CREATE (e)<-[:ON]-(:ConflictDecision {id: 'mk', reason: ''})-[:FOR]->(t)
            SET t.coordinatorEmail = $email, t.coordinatorGivenName = $given, t.coordinatorFamilyName = $family
            """, """
            MATCH (e:Expert {id: $expert}) MERGE (a:Availability {expertId: $expert}) MERGE (a)-[:OF]->(e)
            CREATE (a)-[:HAS_RULE]->(:AvailabilityRule {id: 'mk', day: ''})
            CREATE (a)-[:HAS_OWN_DAY]->(:OwnDay {id: 'mk'})
            CREATE (a)-[:HAS_ABSENCE]->(:Absence {id: 'mk'})
            CREATE (a)-[:HAS_EXTRA_TIME]->(:ExtraTime {id: 'mk'})
            CREATE (:OutsideCalendar {id: 'mk', expertId: $expert, name: ''})-[:OF]->(e)
            CREATE (:BusyMonth {calendarId: 'mk', expertId: $expert, month: '2027-03'})
            CREATE (:Hold {key: 'mk', expertId: $expert})
            CREATE (:SlotCell {calendar: $expert, at: datetime('2020-01-01T00:00:00Z')})
            WITH e MATCH (e)-[:MENTORED]->(g:Engagement {state: 'closed'}) WITH e, g ORDER BY g.id LIMIT 1
            CREATE (:HoursEntry {id: 'mk', note: ''})-[:PART_OF]->(g)
            CREATE (:Charter {id: 'mk', expertId: $expert, expertName: '', objectives: '', addition: ''})-[:PART_OF]->(g)
            CREATE (:Handover {id: 'mk', expertId: $expert, askedBy: 'EXPERT', reason: '', cancels: []})-[:PART_OF]->(g)
            CREATE (:MidTermAnswer {key: 'mk', side: 'EXPERT', change: ''})-[:PART_OF]->(:MidTerm {engagementId: 'mk'})-[:PART_OF]->(g)
            MERGE (g)<-[:PART_OF]-(k:Closing) ON CREATE SET k.engagementId = g.id
            CREATE (:ClosingReport {key: 'mk', side: 'EXPERT', helped: '', missed: ''})-[:PART_OF]->(k)
            MERGE (s:Session {id: 'mk'}) SET s.expertId = $expert, s.state = 'cancelled', s.uid = 'mk'
            CREATE (:Attendance {key: 'mk', sessionId: 'mk', side: 'expert'})
            CREATE (p:PollPerson {id: 'mk', name: '', email: $email})-[:ANSWERED {answer: ''}]->(:PollTime {id: 'mk'})
            CREATE (:Respondent {id: 'mk', name: '', email: $email, words: []})
            CREATE (:Proposal {id: 'mk', state: 'declined', note: ''})-[:TO]->(e)
            CREATE (:MailedLink {hash: 'mk-proposal', purpose: 'proposal', subject: 'mk'})
            WITH e MATCH (o:Organisation) WITH e, o LIMIT 1
            CREATE (e)-[:EMPLOYED_BY {from: date('2020-01-01')}]->(o)
            """);

    /** The marks have overwritten what the person is found and named by. */
    private static final String STILL_KNOWN = """
            MATCH (a:Account)-[:ACTS_FOR]->(e:Expert {id: $expert}), (n:CurationBatch {id: 'mk'})
            SET a.name = $name, e.givenName = $given, e.familyName = $family,
              n.decisions = n.decisions + ' "' + $expert + '"'
            """;

    private PersonInEverything() {}

    static void plant(Driver driver, List<Holding> holdings, PersonRegister register, Subjects subjects) {
        Map<String, Object> person =
                Map.of("expert", EXPERT, "email", EMAIL, "name", NAME, "given", GIVEN, "family", FAMILY);
        FIXTURE.forEach(statement ->
                driver.executableQuery(statement).withParameters(person).execute());
        Subject subject = subjects.of(Set.of(), Set.of(EXPERT), Set.of());
        List<String> missing = holdings.stream()
                .filter(holding -> !mark(driver, register.get(holding.kind()), holding, subject))
                .map(Holding::kind)
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError("Nothing of these kinds is planted: " + missing + ". Maybe add it here.");
        }
        driver.executableQuery(STILL_KNOWN).withParameters(person).execute();
        register.all().stream()
                .filter(PersonRegister.Entry::swept)
                .filter(entry -> !entry.relation())
                .forEach(entry -> driver.executableQuery("CREATE (n:$($kind)) SET n += $words, n.seq = -1")
                        .withParameters(Map.of("kind", entry.kind(), "words", words(entry)))
                        .execute());
        driver.executableQuery("MATCH ()-[n:SERVED]->() WITH n LIMIT 1 SET n.teamEvidence = $words")
                .withParameters(Map.of("words", "asked " + NAME))
                .execute();
    }

    /** All that is told of it, or that goes of it, speaks of the marker. */
    private static boolean mark(Driver driver, PersonRegister.Entry entry, Holding holding, Subject subject) {
        var elements =
                driver.executableQuery(holding.find()).withParameters(subject.parameters()).execute().records().stream()
                        .map(row -> row.get("n").asEntity().elementId())
                        .toList();
        boolean mayGo =
                entry.fate() == PersonRegister.Fate.GOES || !entry.without().isEmpty();
        if (elements.isEmpty()) {
            return !mayGo;
        }
        var marks = new HashMap<String, Object>();
        Set<String> properties = entry.fate() == PersonRegister.Fate.GOES ? entry.personal() : entry.without();
        properties.stream()
                .filter(name -> !CODES.contains(name) && !name.endsWith("On"))
                .filter(name -> !KNOWN_BY.getOrDefault(entry.kind(), Set.of()).contains(name))
                .forEach(name -> marks.put(name, MARKER));
        driver.executableQuery(
                        entry.relation()
                                ? "MATCH ()-[n]->() WHERE elementId(n) IN $elements UNWIND keys($marks) AS key"
                                        + " WITH n, key WHERE n[key] IS NULL OR n[key] IS :: STRING SET n[key] = $marks[key] + ' ' + elementId(n)"
                                : "MATCH (n) WHERE elementId(n) IN $elements UNWIND keys($marks) AS key"
                                        + " WITH n, key WHERE n[key] IS NULL OR n[key] IS :: STRING SET n[key] = $marks[key] + ' ' + elementId(n)")
                .withParameters(Map.of("elements", new ArrayList<>(elements), "marks", marks))
                .execute();
        return true;
    }

    private static Map<String, Object> words(PersonRegister.Entry entry) {
        var words = new HashMap<String, Object>();
        List.of("id", "key", "sessionId", "engagementId").forEach(key -> words.put(key, "named-in-" + entry.kind()));
        words.put("version", -1);
        entry.personal().stream()
                .filter(name -> !CODES.contains(name))
                .forEach(name -> words.put(name, "asked " + NAME + " (" + EMAIL.toUpperCase(Locale.ROOT) + ") today"));
        words.put("payload", "{\"to\":\"" + EMAIL + "\"}");
        return words;
    }
}
