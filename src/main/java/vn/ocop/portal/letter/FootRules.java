package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;
import static vn.ocop.portal.letter.LookRules.listed;
import static vn.ocop.portal.letter.LookRules.place;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Words;

/// Rules about the foot of a letter: signature and distribution, and the marks that may stand on the first page.
record FootRules(LetterParts parts, CheckRules rules, Findings findings) {
    private static final Pattern ARCHIVE = Pattern.compile("(?u)[-–]\\s*Lưu\\s*(:?)\\s*(.*)");

    void check() {
        var look = new LookRules(rules, findings);
        signature(look);
        signer(look);
        distribution(look);
        look.size(STAMP_SIZE, parts.stamps());
        look.style(STAMP_STYLE, parts.stamps());
        look.size(DRAFTER_SIZE, listed(parts.drafter()));
    }

    private void signature(LookRules look) {
        var lines = parts.authority();
        findings.look(SIGN_THERE);
        if (lines.isEmpty()) {
            findings.fail(SIGN_THERE, null, Findings.NOTHING, Words.of("there"));
            return;
        }
        var first = lines.getFirst();
        var text = first.text();
        var prefixes = rules.list("sign.prefix");
        var prefix = prefixes.stream()
                .filter(one -> text.startsWith(one + " "))
                .findFirst()
                .orElse("");
        findings.look(SIGN_PREFIX);
        if (prefix.isEmpty() && LetterParts.PREFIX.matcher(text).matches())
            findings.fail(
                    SIGN_PREFIX, place(first), Findings.quote(text), Words.of("prefixes", String.join(", ", prefixes)));
        findings.look(SIGN_BLOCK);
        if (rules.list("sign.block").contains(prefix) && lines.size() < 2)
            findings.fail(SIGN_BLOCK, place(first), Findings.quote(text), Words.of("block.two"));
        else if (prefix.isEmpty() && !LetterParts.PREFIX.matcher(text).matches() && lines.size() > 1)
            findings.fail(
                    SIGN_BLOCK,
                    place(first),
                    Findings.quote(text),
                    Words.of("block.prefix", String.join(", ", rules.list("sign.block"))));
        var label = parts.distributionLabel();
        if (label != null
                && label.paragraph().cell() != null
                && first.paragraph().cell() != null) {
            findings.look(SIGN_PLACE);
            if (first.column() <= label.column())
                findings.fail(SIGN_PLACE, place(first), Words.of("side.left"), Words.of("side.right"));
        }
        look.upper(SIGN_UPPER, lines);
        look.size(SIGN_SIZE, lines);
        look.style(SIGN_STYLE, lines);
        look.align(SIGN_ALIGN, lines);
    }

    private void signer(LookRules look) {
        var line = parts.signer();
        if (line == null) return;
        var name = line.text();
        findings.look(SIGNER_CASE);
        var words = new ArrayList<String>();
        for (var word : name.split("\\s+", -1)) words.add(VietnameseText.capitalised(word));
        if (LetterParts.isUpper(name) || !String.join(" ", words).equals(name.replaceAll("\\s+", " ")))
            findings.fail(SIGNER_CASE, place(line), Findings.quote(name), Words.of("name"));
        findings.look(SIGNER_DEGREE);
        if (hasDegree(name)) findings.fail(SIGNER_DEGREE, place(line), Findings.quote(name), Words.of("name.alone"));
        look.size(SIGNER_SIZE, List.of(line));
        look.style(SIGNER_STYLE, List.of(line));
        look.align(SIGNER_ALIGN, List.of(line));
    }

    private boolean hasDegree(String name) {
        var parts = List.of(name.toLowerCase(VietnameseText.VIETNAMESE).split("[.,\\s]+", -1));
        var begun = " " + String.join(" ", parts) + " ";
        return rules.list("signer.degree").stream()
                .map(degree -> degree.toLowerCase(VietnameseText.VIETNAMESE).replace('.', ' '))
                .anyMatch(degree -> begun.contains(" " + degree + " "));
    }

    private void distribution(LookRules look) {
        var label = parts.distributionLabel();
        var lines = parts.distribution();
        findings.look(DISTRIBUTION_THERE);
        if (label == null || lines.isEmpty()) {
            findings.fail(DISTRIBUTION_THERE, null, Findings.NOTHING, Findings.quote("Nơi nhận:"));
            return;
        }
        look.size(DISTRIBUTION_LABEL_SIZE, List.of(label));
        look.style(DISTRIBUTION_LABEL_STYLE, List.of(label));
        look.size(DISTRIBUTION_SIZE, lines);
        look.style(DISTRIBUTION_STYLE, lines);
        findings.look(DISTRIBUTION_FORM);
        if (!label.text().equals("Nơi nhận:"))
            findings.fail(DISTRIBUTION_FORM, place(label), Findings.quote(label.text()), Findings.quote("Nơi nhận:"));
        DashedList.check(DISTRIBUTION_FORM, lines, findings);
        archive();
    }

    private void archive() {
        findings.look(DISTRIBUTION_ARCHIVE);
        for (var line : parts.distribution()) {
            var archive = ARCHIVE.matcher(line.text());
            if (!archive.matches()) continue;
            findings.look(DISTRIBUTION_COLON);
            if (archive.group(1).isEmpty())
                findings.fail(DISTRIBUTION_COLON, place(line), Findings.quote(line.text()), Words.of("archive"));
            if (!archive.group(2).startsWith("VT"))
                findings.fail(DISTRIBUTION_ARCHIVE, place(line), Findings.quote(line.text()), Words.of("archive"));
            return;
        }
        findings.fail(DISTRIBUTION_ARCHIVE, null, Findings.NOTHING, Words.of("archive"));
    }
}
