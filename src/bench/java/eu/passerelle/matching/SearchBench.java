package eu.passerelle.matching;

import eu.passerelle.accounts.Viewer;
import eu.passerelle.kernel.InterfaceLanguage;
import org.springframework.stereotype.Component;

/** Opens the search page's own way to the benchmark. */
@Component
public class SearchBench {
    private final ExpertSearch search;

    SearchBench(ExpertSearch search) {
        this.search = search;
    }

    public int search(String typed, Viewer viewer) {
        return search.search(typed, viewer, InterfaceLanguage.EN).size();
    }
}
