package vn.ocop.portal.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What went wrong, as RFC 9457 has it.
///
/// @param type where the kind of problem is explained
/// @param title what kind of problem it is, the same for all of its kind
/// @param detail what it was this time and how to mend it
/// @param parameter the query parameter that was refused
/// @param found what stood there
/// @param expected what may stand there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiProblem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String parameter,
        @Nullable String found,
        @Nullable String expected) {}
