package vn.ocop.portal.area;

import java.util.List;

/// What keeps a reform from being applied.
///
/// @param step its number, from 1; 0 where it concerns the reform as a whole
/// @param code key of the message
/// @param args what fills the message's places
public record ReformProblem(int step, String code, List<Object> args) {
    ReformProblem(int step, String code, Object... args) {
        this(step, code, List.of(args));
    }
}
