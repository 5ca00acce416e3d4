package vn.ocop.portal.plan;

import java.util.List;
import java.util.Locale;
import vn.ocop.portal.core.Choice;

/// The types of activity that a target may be narrowed to. Answered by the room of activities, which this one
/// does not know.
public interface CountedKinds {
    /// Code and name of each type.
    List<Choice> kinds(Locale language);
}
