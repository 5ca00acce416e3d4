package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A product as a list shows it.
///
/// @param group name of its group
/// @param branch name of the branch of that group
/// @param stars of the last decision until today; 0 where there is none
/// @param validUntil last day of that certificate
public record ProductRow(
        ProductId id,
        String name,
        @Nullable String code,
        SubjectId subject,
        String subjectName,
        String group,
        String branch,
        Standing standing,
        int stars,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate ceasedOn) {}
