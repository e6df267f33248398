package eu.passerelle.matching.search;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class IndexInUseAnalyzer extends AbstractFailureAnalyzer<IndexInUse> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IndexInUse cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Maybe Passerelle is running already: stop it, or set passerelle.search.directory to another folder.",
                cause);
    }
}
