package eu.passerelle.matching.finding;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.search.ExpertQuery.Order;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the search page's own way to the benchmark. */
@Component
public class SearchBench {
    private final ExpertSearch search;

    SearchBench(ExpertSearch search) {
        this.search = search;
    }

    public int search(String typed, Viewer viewer) {
        return search.search(
                        new SearchAddress(typed, Map.of(), Order.RELEVANCE, 1),
                        viewer,
                        InterfaceLanguage.EN,
                        ExpertSearch.PAGE_SIZE)
                .hits()
                .size();
    }
}
