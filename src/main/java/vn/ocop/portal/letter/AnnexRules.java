package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;
import static vn.ocop.portal.letter.LookRules.listed;
import static vn.ocop.portal.letter.LookRules.place;

import java.util.List;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.LetterParts.Annex;

/// Rules about annexes, where there are any.
record AnnexRules(WordFile file, LetterParts parts, CheckRules rules, Findings findings) {
    void check() {
        var annexes = parts.annexes();
        if (annexes.isEmpty()) return;
        var look = new LookRules(rules, findings);
        referred(annexes);
        for (int i = 0; i < annexes.size(); i++) {
            var annex = annexes.get(i);
            var label = List.of(annex.label());
            if (annexes.size() > 1) number(annex, i + 1);
            look.size(ANNEX_LABEL_SIZE, label);
            look.style(ANNEX_LABEL_STYLE, label);
            look.align(ANNEX_LABEL_ALIGN, label);
            look.upper(ANNEX_TITLE_UPPER, annex.title());
            look.size(ANNEX_TITLE_SIZE, annex.title());
            look.style(ANNEX_TITLE_STYLE, annex.title());
            look.align(ANNEX_TITLE_ALIGN, annex.title());
            findings.look(ANNEX_NOTE_THERE);
            var note = annex.note();
            if (note == null)
                findings.fail(ANNEX_NOTE_THERE, place(annex.label()), Findings.NOTHING, Words.of("annex.note"));
            look.size(ANNEX_NOTE_SIZE, listed(note));
            look.style(ANNEX_NOTE_STYLE, listed(note));
            pages(annex);
            Labels.checkOrder(
                    annex.text().stream()
                            .filter(paragraph -> paragraph.cell() == null)
                            .toList(),
                    rules,
                    findings);
        }
    }

    private void referred(List<Annex> annexes) {
        findings.look(ANNEX_REFERRED);
        var named = parts.body().stream()
                .anyMatch(paragraph ->
                        paragraph.text().toLowerCase(VietnameseText.VIETNAMESE).contains("phụ lục"));
        if (!named)
            findings.fail(
                    ANNEX_REFERRED, place(annexes.getFirst().label()), Findings.NOTHING, Words.of("annex.referred"));
    }

    private void number(Annex annex, int number) {
        findings.look(ANNEX_NUMBER);
        var text = annex.label().text();
        var wanted = WordNumbering.roman(number);
        var words = text.replaceAll("[.:]$", "").strip().split("\\s+", -1);
        if (words.length < 3 || !words[2].equals(wanted))
            findings.fail(
                    ANNEX_NUMBER, place(annex.label()), Findings.quote(text), Findings.quote("Phụ lục " + wanted));
    }

    /// Each annex counts its own pages, so it begins a stretch of pages that counts from 1.
    private void pages(Annex annex) {
        findings.look(ANNEX_PAGES);
        var paragraph = annex.label().paragraph();
        var section = file.sections()
                .get(Math.min(paragraph.section(), file.sections().size() - 1));
        var begins = paragraph.number() == 1
                || file.paragraphs().get(paragraph.number() - 2).section() != paragraph.section();
        var start = section.numberStart();
        if (!begins || start == null || start != 1)
            findings.fail(ANNEX_PAGES, place(annex.label()), Words.of("pages.on"), Words.of("pages.own"));
    }
}
