package eu.passerelle.scheduling;

import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface AvailabilityRepository extends Repository<Availability, String> {
    Optional<Availability> findById(String expertId);

    /** What the directory knows; until the expert has said something here, it is the best guess. */
    @Query("MATCH (e:Expert {id: $expertId}) WHERE e.timeZone IS NOT NULL RETURN e.timeZone")
    Optional<String> zoneInDirectory(@Param("expertId") String expertId);

    Availability save(Availability availability);

    /** Saving drops the relations to parts that are gone, but would leave the parts themselves behind. */
    @Query("""
            MATCH (:Availability {expertId: $expertId})-[:HAS_RULE|HAS_ABSENCE|HAS_EXTRA_TIME]->(part)
            DETACH DELETE part
            """)
    void deleteParts(@Param("expertId") String expertId);

    /** Apart from saving, because that would write to the expert, whom the directory owns. */
    @Query("MATCH (a:Availability {expertId: $expertId}) MATCH (e:Expert {id: $expertId}) MERGE (a)-[:OF]->(e)")
    void linkToExpert(@Param("expertId") String expertId);
}
