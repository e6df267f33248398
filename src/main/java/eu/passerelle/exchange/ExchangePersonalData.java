package eu.passerelle.exchange;

import eu.passerelle.privacy.Holding;
import eu.passerelle.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tables that somebody brought along. */
@Component
class ExchangePersonalData implements PersonalData {
    private static final String IMPORT = """
            MATCH (n:Import) WHERE n.account IN $accounts RETURN n
            """;
    private static final String ERASE = "MATCH (n:Import) WHERE n.account IN $accounts DETACH DELETE n";
    /** What rows a file has nobody knows without reading it, and it can be sent again. */
    private static final String CANCEL = """
            MATCH (i:Import) WHERE i.state IN ['CHOOSING', 'CHECKED']
            SET i.state = 'CANCELLED', i.rev = 0
            """;

    private final ImportFiles files;
    private final ImportStore store;

    ExchangePersonalData(ImportFiles files, ImportStore store) {
        this.files = files;
        this.store = store;
    }

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.erasedBy("Import", IMPORT, ERASE, CANCEL));
    }

    /** All but those that are still to be read: such as were there when somebody was erased are cancelled by then. */
    @Override
    public void forgetHere() {
        files.forgetAllBut(store.unfinished());
    }
}
