package vn.ocop.portal.report.web;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.report.OutlineLine;
import vn.ocop.portal.report.Section;

/// A line of an outline as typed. One without words is left out.
record OutlineRow(
        @Nullable Integer depth,
        @Nullable Section section,
        @Nullable String heading,
        @Nullable String guidance) {
    static OutlineRow of(OutlineLine line) {
        return new OutlineRow(line.depth(), line.section(), line.heading(), line.guidance());
    }

    boolean empty() {
        return heading == null && guidance == null;
    }
}
