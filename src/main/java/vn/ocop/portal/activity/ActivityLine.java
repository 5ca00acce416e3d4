package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An activity as a row of a spreadsheet tells it.
///
/// @param row as the list shows it, with all its places and partners
/// @param measures by indicator
public record ActivityLine(
        ActivityRow row,
        @Nullable String beneficiaries,
        @Nullable String outcome,
        Map<String, BigDecimal> measures,
        Instant changedAt) {}
