package vn.ocop.portal.site;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Ends a start without a database with the reason and the remedy instead of a stack trace.
class NoDatabaseAnalyzer extends AbstractFailureAnalyzer<NoDatabase> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, NoDatabase cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
