package eu.passerelle.directory;

import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.Outbox;
import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import eu.passerelle.privacy.Subject;
import java.util.List;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.stereotype.Component;

/** The profile, and what others made of it. Where somebody has mentored, a former expert without any word stays. */
@Component
class DirectoryPersonalData implements PersonalData {
    private static final String CLAIMS = """
            MATCH (e:Expert|MergedExpert|DeclinedApplicant)-[n:CLAIMS]->(c:Competence) WHERE e.id IN $experts
            RETURN n, c.code AS competence
            """;
    private static final String SPEAKS = """
            MATCH (e:Expert|MergedExpert|DeclinedApplicant)-[n:SPEAKS]->(l:Language) WHERE e.id IN $experts
            RETURN n, l.code AS language
            """;
    private static final String EMPLOYED_BY = """
            MATCH (e:Expert|MergedExpert|DeclinedApplicant)-[n:EMPLOYED_BY]->(o:Organisation) WHERE e.id IN $experts
            RETURN n, o.name AS organisation
            """;
    private static final String PUBLICATION = """
            MATCH (e:Expert|MergedExpert|DeclinedApplicant)-[:WROTE]->(n:Publication) WHERE e.id IN $experts RETURN n
            """;
    private static final String MERGE = """
            MATCH (n:Merge) WHERE n.kept IN $experts OR n.other IN $experts RETURN n
            """;
    private static final String CURATION_BATCH = """
            MATCH (n:CurationBatch) WHERE any(id IN $experts WHERE n.decisions CONTAINS '"' + id + '"') RETURN n
            """;
    private static final String TAXONOMY_IMPORT = """
            MATCH (n:TaxonomyImport) WHERE n.account IN $accounts RETURN n
            """;
    private static final String MERGED_EXPERT = """
            MATCH (n:MergedExpert) WHERE n.id IN $experts RETURN n
            """;
    private static final String DECLINED_APPLICANT = """
            MATCH (n:DeclinedApplicant) WHERE n.id IN $experts RETURN n
            """;
    private static final String EXPERT = """
            MATCH (n:Expert) WHERE n.id IN $experts
            RETURN n, [(n)-[:LIVES_IN]->(c:Country) | c.code] AS livesIn,
              [(n)-[:OFFERS_VISITS_TO]->(c:Country) | c.code] AS offersVisitsTo,
              [(n)-[:KNOWS_LEGAL_SYSTEM_OF]->(c:Country) | c.code] AS knowsLegalSystemOf,
              [(n)-[:WORKED_IN]->(s:Sector) | s.code] AS workedIn
            """;
    private static final String ERASE_EXPERT = """
            MATCH (e:Expert) WHERE e.id IN $experts
            CALL (e) { MATCH (e)-[r]-() WHERE NOT type(r) IN ['MENTORED', 'CO_MENTORED', 'TO', 'ACTS_FOR'] DELETE r }
            REMOVE e:Expert SET e:FormerExpert, e = {id: e.id}
            """;
    private static final String THEN_ERASE_EXPERT = """
            MATCH (e:FormerExpert) WHERE e.id IN $experts AND NOT EXISTS { (e)-[:MENTORED|CO_MENTORED|TO]-() }
            DETACH DELETE e
            """;
    /**
     * By an address only where nobody else acts for the profile, or for the one that it was merged into, and no other profile
     * has the address: one that several people share is nobody's.
     */
    private static final String SAME_PERSON = """
            MATCH (e:Expert|MergedExpert|DeclinedApplicant)
            WHERE e.id IN $experts OR toLower(e.email) IN $sought OR e:DeclinedApplicant AND toLower(e.email) IN $addresses
              OR EXISTS { (e)-[:MERGED_INTO]-(other) WHERE other.id IN $experts }
              OR toLower(e.email) IN $addresses AND COUNT { (o:Expert) WHERE toLower(o.email) = toLower(e.email) } < 2
                AND NOT EXISTS { (e)-[:MERGED_INTO*0..9]->()<-[:ACTS_FOR]-(a:Account) WHERE NOT a.id IN $accounts }
            RETURN e.id AS expert, e.email AS address, e.givenName + ' ' + e.familyName AS name
            """;

    private static final String HIDE = """
            MATCH (e:Expert) WHERE e.id IN $experts AND e.statusBefore IS NULL
            SET e.statusBefore = e.status, e.status = 'paused', e.rev = 0
            """;
    private static final String SHOW = """
            MATCH (e:Expert) WHERE e.id IN $experts AND e.statusBefore IS NOT NULL
            SET e.status = e.statusBefore, e.rev = 0
            REMOVE e.statusBefore
            """;

    private final Neo4jClient neo4j;
    private final Outbox outbox;

    DirectoryPersonalData(Neo4jClient neo4j, Outbox outbox) {
        this.neo4j = neo4j;
        this.outbox = outbox;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("CLAIMS", CLAIMS),
                Holding.of("SPEAKS", SPEAKS),
                Holding.of("EMPLOYED_BY", EMPLOYED_BY),
                Holding.of("Publication", PUBLICATION),
                Holding.of("Merge", MERGE),
                Holding.of("CurationBatch", CURATION_BATCH),
                Holding.of("TaxonomyImport", TAXONOMY_IMPORT),
                Holding.of("MergedExpert", MERGED_EXPERT),
                Holding.of("DeclinedApplicant", DECLINED_APPLICANT),
                Holding.erasedBy("Expert", EXPERT, ERASE_EXPERT, THEN_ERASE_EXPERT));
    }

    @Override
    public List<String> identities() {
        return List.of(SAME_PERSON);
    }

    /** Resting, an expert is shown to no city and asked for nothing. */
    @Override
    public void leaving(Subject subject) {
        neo4j.query(HIDE).bindAll(subject.parameters()).run();
        tell(subject);
    }

    @Override
    public void staying(Subject subject) {
        neo4j.query(SHOW).bindAll(subject.parameters()).run();
        tell(subject);
    }

    private void tell(Subject subject) {
        outbox.append(subject.experts().stream()
                .map(expert -> new ExpertChanged(new ExpertId(expert)))
                .toList());
    }

    @Override
    public int order() {
        return 90;
    }
}
