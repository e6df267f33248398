package eu.passerelle.kernel.graph;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class EmbeddedGraphFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedGraphFailure> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedGraphFailure cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.advice(), cause);
    }
}
