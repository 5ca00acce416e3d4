package vn.ocop.portal.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;

/// How a person wants to be reminded.
///
/// @param version rises with every change; 0 where nothing was chosen yet
/// @param email where mail goes; null where none is known
/// @param mail whether one mail a day is wanted, beside the portal
/// @param beforeDeadline false where reminders begin only on the deadline
/// @param language of the mail: `vi` or `en`
public record ReminderChoice(
        int version, @Nullable String email, boolean mail, boolean beforeDeadline, String language) {
    /// What holds until a person chooses.
    static ReminderChoice none(@Nullable String email) {
        return new ReminderChoice(0, email, false, true, "vi");
    }

    /// The language of the mail.
    public Locale locale() {
        return language.equals("en") ? Locale.ENGLISH : VietnameseText.VIETNAMESE;
    }
}
