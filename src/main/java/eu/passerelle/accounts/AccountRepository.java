package eu.passerelle.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.neo4j.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface AccountRepository extends Repository<Account, String> {
    Optional<Account> findByEmail(String email);

    Optional<Account> findById(String id);

    List<Account> findAllByIdIn(Collection<String> ids);

    boolean existsByRole(Role role);

    Account save(Account account);

    @Query("MATCH (a:Account {id: $id}) SET a.passwordHash = $hash")
    void changePassword(@Param("id") String id, @Param("hash") String hash);

    /** Alone, because saving the whole account would write to its expert or team, which other modules own. */
    @Query("MATCH (a:Account {id: $id}) SET a.language = $language")
    void chooseLanguage(@Param("id") String id, @Param("language") String language);
}
