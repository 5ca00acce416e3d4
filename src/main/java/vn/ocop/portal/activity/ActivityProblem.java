package vn.ocop.portal.activity;

import java.util.List;

/// What is wrong with a field of a draft.
///
/// @param field name of the draft's field; `answer[code]` for the answer to a question
/// @param code key of the message
/// @param args what fills the message's places
public record ActivityProblem(String field, String code, List<Object> args) {
    ActivityProblem(String field, String code, Object... args) {
        this(field, code, List.of(args));
    }
}
