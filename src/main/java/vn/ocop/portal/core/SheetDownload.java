package vn.ocop.portal.core;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Hands a [Sheet] out as a file, straight into the answer while its rows are read. Each download keeps a connection
/// to the database for as long as it lasts: four may run at a time on each node, so that pages never wait for them.
@Component
public class SheetDownload {
    /// The kind of file.
    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int AT_A_TIME = 4;
    private static final int LONGEST_WAIT_IN_SECONDS = 5;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final MessageSource messages;
    private final Clock clock;

    SheetDownload(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// Sends the list. Where it breaks off, so does the answer: no file arrives that looks whole.
    ///
    /// @param me who asked
    /// @throws RuleViolation `export.busy` where too many downloads are under way
    /// @throws IOException where the reader went away
    public <T> void send(HttpServletResponse response, Locale language, Person me, Sheet<T> sheet) throws IOException {
        send(response, sheet.name(), moment -> {
            SheetFile.write(response.getOutputStream(), sheet, word("export.about", language), rows -> {
                var facts = new ArrayList<Sheet.Fact>();
                facts.add(new Sheet.Fact(word("export.list", language), sheet.name()));
                facts.add(new Sheet.Fact(
                        word("export.rows", language), VietnameseNumbers.grouped(BigDecimal.valueOf(rows))));
                facts.addAll(asked(me, moment, language));
                facts.addAll(
                        sheet.facts().isEmpty()
                                ? List.of(new Sheet.Fact(
                                        word("export.filter", language), word("export.filter.none", language)))
                                : sheet.facts());
                return facts;
            });
        });
    }

    /// Sends several short lists as one file, what is told of them above each.
    ///
    /// @param me who asked
    /// @param name of the file
    /// @throws RuleViolation `export.busy` where too many downloads are under way
    /// @throws IOException where the reader went away
    public void send(
            HttpServletResponse response,
            Locale language,
            Person me,
            String name,
            List<Sheet.Fact> told,
            List<? extends Sheet<?>> sheets)
            throws IOException {
        send(response, name, moment -> {
            var facts = new ArrayList<>(told);
            facts.addAll(asked(me, moment, language));
            SheetBook.write(response.getOutputStream(), facts, sheets);
        });
    }

    private List<Sheet.Fact> asked(Person me, Instant moment, Locale language) {
        return List.of(
                new Sheet.Fact(word("export.by", language), "%s, %s".formatted(me.fullName(), me.organizationName())),
                new Sheet.Fact(word("export.at", language), VietnameseDates.onScreen(moment)));
    }

    private interface Writing {
        void at(Instant moment) throws IOException;
    }

    private void send(HttpServletResponse response, String name, Writing writing) throws IOException {
        if (!entered()) throw new RuleViolation("export.busy", AT_A_TIME);
        try {
            var moment = clock.instant();
            String day = VietnameseDates.onScreen(LocalDate.ofInstant(moment, clock.getZone()));
            response.setContentType(TYPE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("%s %s.xlsx".formatted(name, day.replace('/', '-')), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            writing.at(moment);
        } catch (IOException | RuntimeException broken) {
            // Before the first byte went out, the reader can still be told on a page. Afterwards no page may follow it:
            // what nobody handles closes the connection.
            if (response.isCommitted()) throw new IllegalStateException("a spreadsheet broke off", broken);
            response.reset();
            throw broken;
        } finally {
            places.release();
        }
    }

    /// A filter as the file tells it.
    public Sheet.Fact filter(String words, Locale language) {
        return new Sheet.Fact(word("export.filter", language), words);
    }

    /// A column under a heading of the portal's messages.
    public <T> Sheet.Column<T> column(String key, Locale language, int width, Sheet.Cell<T> value) {
        return new Sheet.Column<>(word(key, language), width, value);
    }

    /// A message of the portal.
    public String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }

    private boolean entered() {
        try {
            return places.tryAcquire(LONGEST_WAIT_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
