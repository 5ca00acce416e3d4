package vn.ocop.portal.report.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.report.NoticeWay;

/// How and when a letter of the office was sent, as typed.
record SentForm(
        @Nullable Integer version,
        @Nullable Integer number,
        @Nullable LocalDate on,
        @Nullable NoticeWay way,
        @Nullable String remark) {
    /// Before anything was typed.
    static SentForm blank(int version) {
        return new SentForm(version, null, null, NoticeWay.POST, null);
    }

    /// Logs it.
    @FunctionalInterface
    interface Sent {
        /// Logs that the letter was sent.
        ///
        /// @throws RuleViolation where a rule of it is broken
        void log(int version, int number, LocalDate on, NoticeWay way, @Nullable String remark);
    }

    /// Tells what could not be read and what is missing, all at once; where nothing is, logs what was typed and tells
    /// which rule it breaks.
    ///
    /// @param read what the form says of itself
    /// @return the errors, none where it was logged
    BindingResult logBy(Sent log, BindingResult read) {
        var errors = new BeanPropertyBindingResult(this, "form");
        read.getAllErrors().forEach(errors::addError);
        if (!errors.hasFieldErrors("number") && number == null) errors.rejectValue("number", "notice.number.missing");
        if (!errors.hasFieldErrors("on") && on == null) errors.rejectValue("on", "notice.day.missing");
        if (!errors.hasFieldErrors("way") && way == null) errors.rejectValue("way", "notice.way.missing");
        if (!errors.hasErrors() && number != null && on != null && way != null) {
            try {
                log.log(version == null ? -1 : version, number, on, way, remark);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, field(broken.code()));
            }
        }
        return errors;
    }

    private static @Nullable String field(String code) {
        if (code.startsWith("notice.day") || code.startsWith("reminder.day")) return "on";
        return code.startsWith("notice.number") ? "number" : null;
    }
}
