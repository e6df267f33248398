package eu.passerelle.exchange;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tables that somebody brought along. */
@Component
class ExchangePersonalData implements PersonalData {
    private static final String IMPORT = """
            MATCH (n:Import) WHERE n.account IN $accounts RETURN n
            """;

    private final ImportFiles files;
    private final ImportStore store;

    ExchangePersonalData(ImportFiles files, ImportStore store) {
        this.files = files;
        this.store = store;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Import", IMPORT));
    }

    /** All but those that are being worked on: what rows a file has nobody knows without reading it, and it can be sent again. */
    @Override
    public void forgetHere() {
        store.cancelWaitingForPeople();
        files.forgetAllBut(store.waiting().stream().map(Import::id).collect(Collectors.toSet()));
    }
}
