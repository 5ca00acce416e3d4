package vn.ocop.portal.site;

import java.beans.PropertyEditorSupport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;

/// How every form reads what was typed: text cleaned, an empty field as null, days and
/// numbers as officials type them.
@ControllerAdvice
class PageAdvice {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,6})\\]");

    @InitBinder
    void readAsTyped(WebDataBinder binder, WebRequest request) {
        requirePlaces(binder, request);
        // Forms are made by their constructors; what a crafted list has at places that the form does not know is passed
        // over, or the second binding, by properties, would fail where such a place is empty.
        binder.setIgnoreInvalidFields(true);
        binder.registerCustomEditor(String.class, new Typed() {
            @Override
            Object read(String text) {
                return text;
            }
        });
        binder.registerCustomEditor(LocalDate.class, new Typed() {
            @Override
            Object read(String text) {
                return VietnameseDates.typed(text).orElseThrow(() -> new IllegalArgumentException("no day"));
            }

            @Override
            public String getAsText() {
                return getValue() instanceof LocalDate day ? VietnameseDates.onScreen(day) : "";
            }
        });
        binder.registerCustomEditor(BigDecimal.class, new Typed() {
            @Override
            Object read(String text) {
                return VietnameseNumbers.typed(text).orElseThrow(() -> new IllegalArgumentException("no number"));
            }

            @Override
            public String getAsText() {
                return getValue() instanceof BigDecimal number ? VietnameseNumbers.grouped(number) : "";
            }
        });
    }

    /// A list's places are numbers below a limit; a form that names another is none of ours, and its list cannot be
    /// read.
    private static void requirePlaces(WebDataBinder binder, WebRequest request) {
        var type = binder.getTargetType();
        Class<?> form = type == null ? null : type.resolve();
        if (form == null || !form.isRecord()) return;
        for (var part : form.getRecordComponents()) {
            if (!List.class.isAssignableFrom(part.getType())) continue;
            String list = part.getName() + "[";
            for (String name : request.getParameterMap().keySet()) {
                if (!name.startsWith(list)) continue;
                var place = PLACE.matcher(name.substring(list.length()));
                if (!place.lookingAt() || Integer.parseInt(place.group(1)) >= binder.getAutoGrowCollectionLimit()) {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no place in a list: " + list);
                }
            }
        }
    }

    private abstract static class Typed extends PropertyEditorSupport {
        abstract Object read(String text);

        @Override
        public void setAsText(@Nullable String text) {
            try {
                String clean = text == null ? "" : VietnameseText.clean(text);
                setValue(clean.isEmpty() ? null : read(clean));
            } catch (RuleViolation unprintable) {
                throw new IllegalArgumentException(unprintable);
            }
        }

        @Override
        public String getAsText() {
            return getValue() == null ? "" : getValue().toString();
        }
    }
}
