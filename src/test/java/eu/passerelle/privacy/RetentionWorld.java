package eu.passerelle.privacy;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** One node {@code n} of each label that is kept for a time, come to its end {@code $at}. Young ones have the {@code $number} 2. */
final class RetentionWorld {
    /** Labels whose nodes stay, without names. */
    static final Set<String> EMPTIED = Set.of(
            "Session", "Request", "Proposal", "Engagement", "SessionRecord", "HoursEntry", "Closing", "RankingPolicy");

    static final Map<String, String> NODES = Map.ofEntries(
            entry("AccessToken", """
                    CREATE (a:Account {id: $id})-[:HOLDS]->(n:AccessToken {id: $id, createdAt: $at, expiresAt: $at, hash: $id, name: $name})
                    """),
            entry("Advice", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:Advice {id: $id})-[:PART_OF]->(g)
                    """),
            entry("Approval", """
                    CREATE (n:Approval {id: $id, at: $at})
                    """),
            entry("Charter", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:Charter {id: $id})-[:PART_OF]->(g)
                    """),
            entry("Handover", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:Handover {id: $id})-[:PART_OF]->(g)
                    """),
            entry("MidTerm", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:MidTerm {engagementId: $id})-[:PART_OF]->(g)
                    """),
            entry("MidTermAnswer", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (m:MidTerm {engagementId: $id + 'm'})-[:PART_OF]->(g)
                    CREATE (n:MidTermAnswer {key: $id})-[:PART_OF]->(m)
                    """),
            entry("ProviderIdentity", """
                    MERGE (a:Account {id: 'account-2'})
                    CREATE (n:ProviderIdentity {id: $id, issuer: $id, subject: $id, createdAt: $at}) FOREACH (x IN CASE $number WHEN 2 THEN [a] ELSE [] END |
                    CREATE (x)-[:HAS_IDENTITY]->(n))
                    """),
            entry("Assessment", """
                    CREATE (n:Assessment {id: $id, state: 'CLOSED', endedAt: $at})
                    """),
            entry("Attendance", """
                    CREATE (s:Session {id: $id, endsAt: $at})
                    CREATE (n:Attendance {key: $id, sessionId: $id, answeredAt: $at - duration('P9D')})
                    """),
            entry("AuditEntry", """
                    MERGE (h:AuditHead {id: 'head'})
                    CREATE (n:AuditEntry {number: $number, at: $at, hash: 'h', fields: [], before: [], after: []})
                    """),
            entry("Authenticator", """
                    MERGE (a:Account {id: 'account-2'})
                    CREATE (n:Authenticator {id: $id, createdAt: $at}) FOREACH (x IN CASE $number WHEN 2 THEN [a] ELSE [] END |
                    CREATE (x)-[:HAS_AUTHENTICATOR]->(n))
                    """),
            entry("CalendarFeed", """
                    MERGE (a:Account {id: 'account-2'})
                    CREATE (n:CalendarFeed {accountId: 'account-' + $number, createdAt: $at, tokenHash: $id})
                    """),
            entry("CaseworkAssessment", """
                    CREATE (n:CaseworkAssessment {id: $id, withdrawn: true, reviewOn: date($at), recordedAt: $at - duration('P9D'), decidedBy: $name})
                    """),
            entry("Exercise", "CREATE (n:Exercise {id: $id, openedAt: $at, trainer: $name})"),
            entry("ExercisePlan", """
                    CREATE (n:ExercisePlan {id: $id, key: $id, account: $name})-[:PART_OF]->(:Exercise {id: 'of-' + $id, openedAt: $at})
                    """),
            entry("Closing", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:Closing {engagementId: $id, lesson: $name})-[:PART_OF]->(g)
                    """),
            entry("ClosingReport", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (c:Closing {engagementId: $id})-[:PART_OF]->(g)
                    CREATE (n:ClosingReport {key: $id})-[:PART_OF]->(c)
                    """),
            entry("Command", """
                    CREATE (n:Command {id: $id, at: $at})
                    """),
            entry("ConflictDecision", """
                    CREATE (n:ConflictDecision {id: $id, until: date($at), decidedAt: $at})
                    """),
            entry("CurationBatch", """
                    CREATE (n:CurationBatch {id: $id, at: $at})
                    """),
            entry("DeclinedApplicant", """
                    CREATE (n:DeclinedApplicant {id: $id, declinedOn: date($at)})
                    """),
            entry("DimensionValue", """
                    CREATE (a:Assessment {id: $id, state: 'CLOSED', endedAt: $at})
                    CREATE (n:DimensionValue {id: $id})-[:VALUES]->(a)
                    """),
            entry("Engagement", """
                    CREATE (n:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    """),
            entry("FollowUp", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (s:Session {id: $id})-[:PART_OF]->(g)
                    CREATE (n:FollowUp {id: $id})-[:FOLLOWS]->(s)
                    """),
            entry("ForgettingRun", """
                    CREATE (n:ForgettingRun {id: $id, begunAt: $at, day: date($at), labels: [], numbers: [], failed: []})
                    """),
            entry("HandledReply", """
                    CREATE (n:HandledReply {id: $id, at: $at})
                    """),
            entry("Hold", """
                    CREATE (n:Hold {id: $id, endsAt: $at, key: $id})
                    """),
            entry("HoursEntry", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:HoursEntry {id: $id, note: $name})-[:PART_OF]->(g)
                    """),
            entry("Import", """
                    CREATE (n:Import {id: $id, at: $at})
                    """),
            entry("Invitation", """
                    CREATE (n:Invitation {id: $id, at: $at})
                    """),
            entry("LearningRun", """
                    CREATE (n:LearningRun {id: $id, at: $at})
                    """),
            entry("Mail", """
                    CREATE (n:Mail {id: $id, createdAt: $at})
                    """),
            entry("MailedLink", """
                    CREATE (n:MailedLink {id: $id, expiresAt: $at, hash: $id})
                    """),
            entry("Notice", """
                    CREATE (n:Notice {id: $id, at: $at, owner: $name})
                    """),
            entry("OutboxEvent", """
                    CREATE (n:OutboxEvent {id: $id, at: $at})
                    """),
            entry("Passkey", """
                    MERGE (a:Account {id: 'account-2'})
                    CREATE (n:Passkey {id: $id, createdAt: $at, name: $name}) FOREACH (x IN CASE $number WHEN 2 THEN [a] ELSE [] END |
                    CREATE (x)-[:HAS_PASSKEY]->(n))
                    """),
            entry("Plan", """
                    CREATE (n:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    """),
            entry("PlanComment", """
                    CREATE (p:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    CREATE (e:PlanPart {id: $id + 'e'})-[:PART_OF]->(p)
                    CREATE (n:PlanComment {id: $id})-[:ABOUT]->(e)
                    """),
            entry("PlanPart", """
                    CREATE (p:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    CREATE (n:PlanPart {id: $id, leadName: $name})-[:PART_OF]->(p)
                    """),
            entry("PlanReview", """
                    CREATE (p:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    CREATE (n:PlanReview {id: $id})-[:REVIEW_OF]->(p)
                    """),
            entry("PlanRevision", """
                    CREATE (p:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    CREATE (e:PlanPart {id: $id + 'e'})-[:PART_OF]->(p)
                    CREATE (n:PlanRevision {id: $id})-[:REVISION_OF]->(e)
                    """),
            entry("PlanVersion", """
                    CREATE (p:Plan {id: $id, state: 'CLOSED', closedAt: $at})
                    CREATE (n:PlanVersion {id: $id})-[:VERSION_OF]->(p)
                    """),
            entry("Poll", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (n:Poll {id: $id})-[:PART_OF]->(g)
                    """),
            entry("PollPerson", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (p:Poll {id: $id + 'p'})-[:PART_OF]->(g)
                    CREATE (n:PollPerson {id: $id})-[:ASKED_IN]->(p)
                    """),
            entry("PollTime", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (p:Poll {id: $id + 'p'})-[:PART_OF]->(g)
                    CREATE (n:PollTime {id: $id})-[:PART_OF]->(p)
                    """),
            entry("ProfileView", """
                    CREATE (n:ProfileView {id: $id, day: date($at), account: $name})
                    """),
            entry("Proposal", """
                    CREATE (n:Proposal {id: $id + 'p', askedAt: $at})<-[:GREW_FROM]-(:Engagement {id: $id, endedOn: date($at)})
                    """),
            entry("RankingPolicy", """
                    CREATE (n:RankingPolicy {version: 1000 + $number * 10, adoptedBy: $name})
                    CREATE (:RankingPolicy {version: 1001 + $number * 10, adoptedBy: 'x', adoptedAt: $at})
                    """),
            entry("ReplyNote", """
                    CREATE (n:ReplyNote {id: $id, at: $at})
                    """),
            entry("Request", """
                    CREATE (n:Request {id: $id, changedAt: $at})
                    CREATE (g:Engagement {id: $id, endedOn: date($at)})-[:GREW_FROM]->(:Proposal {id: $id, note: ''})-[:FOR]->(n) WITH n MATCH (c:Competence) WITH n, c ORDER BY c.code LIMIT 1
                    CREATE (n)-[:NEEDS {because: $name}]->(c)
                    """),
            entry("Respondent", """
                    CREATE (a:Assessment {id: $id, state: 'CLOSED', endedAt: $at})
                    CREATE (n:Respondent {id: $id})-[:RESPONDS_IN]->(a)
                    """),
            entry("Round", """
                    CREATE (n:Round {id: $id, at: $at})
                    """),
            entry("RoundEntry", """
                    CREATE (r:Round {id: $id + 'r', at: $at})
                    CREATE (n:RoundEntry {id: $id, problem: $name})-[:IN_ROUND]->(r)
                    """),
            entry("SentReminder", """
                    CREATE (n:SentReminder {id: $id, at: $at})
                    """),
            entry("Session", """
                    CREATE (n:Session {id: $id, endsAt: $at})
                    """),
            entry("SessionRecord", """
                    CREATE (g:Engagement {id: $id, state: 'closed', endedOn: date($at)})
                    CREATE (s:Session {id: $id})-[:PART_OF]->(g)
                    CREATE (n:SessionRecord {sessionId: $id})-[:ABOUT]->(s)
                    """),
            entry("SignIn", """
                    MERGE (a:Account {id: 'account-2'})
                    CREATE (n:SignIn {id: $id, at: $at, device: $name}) FOREACH (x IN CASE $number WHEN 2 THEN [a] ELSE [] END |
                    CREATE (x)-[:SIGNED_IN]->(n))
                    """),
            entry("SlotCell", """
                    CREATE (n:SlotCell {id: $id, at: $at, calendar: $id})
                    """),
            entry("TaxonomyImport", """
                    CREATE (n:TaxonomyImport {id: $id, at: $at})
                    """),
            entry("VainSearch", """
                    CREATE (n:VainSearch {id: $id, lastOn: date($at)})
                    """),
            entry("ViewDay", """
                    CREATE (n:ViewDay {id: $id, day: date($at)})
                    """),
            entry("WebhookDelivery", """
                    CREATE (n:WebhookDelivery {id: $id, at: $at})
                    """));

    private RetentionWorld() {}
}
