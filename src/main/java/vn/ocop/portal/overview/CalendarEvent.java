package vn.ocop.portal.overview;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.core.Period;

/// Something that stands on a day of the calendar, in the words of a language.
///
/// @param key the same for ever, and that of nothing else
/// @param day on which it stands: of an activity the day on which it counts
/// @param days on which it is; of an activity whose days are unknown the day on which it counts
/// @param what it is, as a short line
/// @param more who and of what type; empty where there is nothing to say
/// @param state how far it is, in words; empty where that says nothing
/// @param icon sign of the state or the kind
/// @param css class of the state; empty for none
/// @param href page of the record, from the portal's root; null where it has none
/// @param cancelled whether it will not be
/// @param changedAt when the record was saved last, or a day of the record that stays
public record CalendarEvent(
        CalendarKind kind,
        String key,
        LocalDate day,
        Period days,
        String what,
        String more,
        String state,
        String icon,
        String css,
        @Nullable String href,
        boolean cancelled,
        Instant changedAt) {}
