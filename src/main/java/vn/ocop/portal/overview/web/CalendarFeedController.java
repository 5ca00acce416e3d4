package vn.ocop.portal.overview.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.ocop.portal.account.CalendarTokens;
import vn.ocop.portal.core.Sha256;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.overview.Calendar;
import vn.ocop.portal.overview.CalendarFeed;

/// The calendar of a person as calendar programs read it, without sign-in: the token in the address opens it, with the
/// rights that the person has at that moment. Whatever does not open is answered in the same way.
@RestController
class CalendarFeedController {
    private static final MediaType TYPE = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private final CalendarTokens tokens;
    private final Calendar calendar;
    private final CalendarFeed feed;
    private final MessageSource messages;
    private final int requestsPerMinute;

    CalendarFeedController(
            CalendarTokens tokens,
            Calendar calendar,
            CalendarFeed feed,
            MessageSource messages,
            @Value("${portal.calendar.requests-per-minute}") int requestsPerMinute) {
        this.tokens = tokens;
        this.calendar = calendar;
        this.feed = feed;
        this.messages = messages;
        this.requestsPerMinute = requestsPerMinute;
    }

    @GetMapping("/calendar/feed/{token}.ics")
    ResponseEntity<byte[]> read(@PathVariable String token) {
        var opened = tokens.open(token);
        if (opened.isEmpty()) {
            return ResponseEntity.notFound()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        if (tokens.count(opened.get().token().id()) > requestsPerMinute) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(A_MINUTE.toSeconds()))
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var person = opened.get().person();
        var language = VietnameseText.VIETNAMESE;
        byte[] file = feed.write(
                messages.getMessage("calendar.feed.name", new Object[] {person.organizationName()}, language),
                calendar.feed(person, opened.get().token().kinds(), language),
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                language);
        return ResponseEntity.ok()
                .contentType(TYPE)
                .eTag("\"" + Sha256.of(file) + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"ocop.ics\"")
                .body(file);
    }
}
