package vn.ocop.portal.report;

import java.util.List;

/// A sentence as it was assembled.
///
/// @param paragraph from 1 within its section
/// @param position from 1 within its paragraph
/// @param origin what it was assembled for; the same origin again is the same sentence, newly worded
/// @param text without a final mark
/// @param openEnded the list it belongs to has further members that have no record
record DraftSentence(
        Section section,
        int paragraph,
        int position,
        SentenceKind kind,
        String origin,
        String text,
        boolean openEnded,
        List<Source> sources) {}
