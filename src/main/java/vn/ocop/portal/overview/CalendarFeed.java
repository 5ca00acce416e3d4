package vn.ocop.portal.overview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.fortuna.ical4j.validate.ValidationException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Writes events as iCalendar (RFC 5545): whole days, the same bytes for the same records, so that a program that asks
/// again is told that nothing changed.
@Component
public class CalendarFeed {
    /// How long a program may wait before it asks again.
    public static final Duration REFRESH = Duration.ofHours(1);

    private static final int LINE = 75;
    private static final int UNFOLDED = Integer.MAX_VALUE;
    private final MessageSource messages;

    CalendarFeed(MessageSource messages) {
        this.messages = messages;
    }

    /// The file.
    ///
    /// @param name of the calendar, as programs show it
    /// @param address of the portal, without a slash at its end
    public byte[] write(String name, List<CalendarEvent> events, String address, Locale language) {
        var calendar = new net.fortuna.ical4j.model.Calendar();
        calendar.add(new ProdId("-//OCOP Dong Thap//Lich cong tac//VI"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        events.forEach(event -> calendar.add(event(event, address, language)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false, UNFOLDED).output(calendar, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ValidationException wrong) {
            throw new IllegalStateException(wrong);
        }
        return folded(text.toString());
    }

    private VEvent event(CalendarEvent event, String address, Locale language) {
        var written = new VEvent(false);
        written.add(new Uid(event.key() + "@ocop-portal"));
        written.add(new DtStamp(event.changedAt()));
        written.add(new DtStart<LocalDate>(event.days().from()));
        written.add(new DtEnd<LocalDate>(event.days().to().plusDays(1)));
        written.add(new Summary(event.what()));
        String kind = messages.getMessage("calendar.kind." + event.kind(), null, language);
        written.add(new Categories(kind));
        String url = event.href() == null ? null : address + event.href();
        var told = new StringBuilder(event.more());
        if (!event.state().isEmpty()) told.append(told.isEmpty() ? "" : "\n").append(event.state());
        if (url != null) told.append(told.isEmpty() ? "" : "\n").append(url);
        if (!told.isEmpty()) written.add(new Description(told.toString()));
        if (url != null) written.add(new Url(URI.create(url)));
        written.add(event.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        written.add(ImmutableTransp.TRANSPARENT);
        return written;
    }

    /// Folds lines at 75 octets (RFC 5545, 3.1). The library counts letters instead, of which a Vietnamese one has up
    /// to
    /// three octets, and would part the halves of one beyond the basic plane.
    static byte[] folded(String text) {
        var bytes = new ByteArrayOutputStream(text.length() * 2);
        for (String line : text.split("\r\n")) {
            int room = LINE;
            for (int i = 0; i < line.length(); ) {
                int letter = line.codePointAt(i);
                byte[] octets = Character.toString(letter).getBytes(UTF_8);
                if (octets.length > room) {
                    bytes.writeBytes(new byte[] {'\r', '\n', ' '});
                    room = LINE - 1;
                }
                bytes.writeBytes(octets);
                room -= octets.length;
                i += Character.charCount(letter);
            }
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        return bytes.toByteArray();
    }
}
