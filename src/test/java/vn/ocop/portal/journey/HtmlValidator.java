package vn.ocop.portal.journey;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.validation.SimpleDocumentValidator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/// The validator of validator.nu in this process, its schema read once.
final class HtmlValidator {
    private final List<String> problems = new ArrayList<>();
    private @Nullable SimpleDocumentValidator validator;

    /// What is wrong with the document, errors and warnings.
    List<String> validate(String html) {
        var task = new FutureTask<>(() -> {
            problems.clear();
            if (validator == null) validator = made();
            var source = new InputSource(new StringReader(html));
            source.setSystemId("page.html");
            validator.checkHtmlInputSource(source);
            return List.copyOf(problems);
        });
        // the schema needs a deeper stack than a thread has by default
        new Thread(null, task, "html-validator", 64L << 20).start();
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private SimpleDocumentValidator made() throws Exception {
        var handler = new ErrorHandler() {
            @Override
            public void warning(SAXParseException problem) {
                problems.add("warning: " + problem.getMessage());
            }

            @Override
            public void error(SAXParseException problem) {
                problems.add("error: " + problem.getMessage());
            }

            @Override
            public void fatalError(SAXParseException problem) {
                problems.add("fatal: " + problem.getMessage());
            }
        };
        var made = new SimpleDocumentValidator(true, false, false);
        made.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", handler);
        made.setUpValidatorAndParsers(handler, false, false);
        return made;
    }
}
