package eu.passerelle.exchange;

import eu.passerelle.kernel.Forgetting;
import java.time.Period;
import java.util.List;
import org.springframework.stereotype.Component;

/** Files hold what people wrote of others: they go after a month, with what was found in them. */
@Component
class ExchangeForgetting implements Forgetting.Source {
    private static final Period KEPT = Period.ofDays(30);
    private static final String IMPORTS = """
            MATCH (n:Import) WHERE n.at < $before
            WITH n LIMIT $most
            WITH n, n.id AS id DELETE n
            RETURN count(*) AS number, collect(id) AS touched
            """;

    private final ImportFiles files;

    ExchangeForgetting(ImportFiles files) {
        this.files = files;
    }

    @Override
    public List<Forgetting> forgettings() {
        return List.of(new Forgetting("Import", KEPT, IMPORTS, imports -> imports.forEach(files::forget)));
    }
}
