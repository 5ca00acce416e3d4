package vn.ocop.portal.letter;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordFile.Unreadable;

/// Checks the layout of a Word document before it is signed, rule by rule, against the decree that a layout profile
/// stands for. The document may come from anywhere: it is judged by how it looks, not by its styles.
@Component
public final class LayoutCheck {
    /// What the document keeps and what it breaks, in the order of the parts of a letter: for each rule
    /// either one finding that is passed, or one for each different breach (at most 50). Rules about parts
    /// that the letter need not have and has not are left out. A file that cannot be read gives one finding,
    /// `file.readable`; no file makes the check fail. The same file gives the same findings.
    ///
    /// @param docx the file's bytes, of whatever origin; more than 20 MB are not read
    /// @param profile the layout in force on the letter's day
    public List<Finding> check(byte[] docx, LayoutProfile profile) {
        var rules = CheckRules.of(profile);
        var findings = new Findings(rules);
        findings.look(CheckRule.FILE_READABLE);
        try {
            var file = WordFile.read(docx);
            var parts = LetterParts.of(file, rules);
            new FileRules(file, parts, rules, findings).check();
            new HeadRules(file, parts, rules, findings).check();
            new BodyRules(file, parts, rules, findings).check();
            new FootRules(parts, rules, findings).check();
            new AnnexRules(file, parts, rules, findings).check();
        } catch (Unreadable unreadable) {
            findings.fail(CheckRule.FILE_READABLE, null, fault(unreadable), Words.of("file.docx"));
        }
        return findings.all();
    }

    static Words fault(Unreadable unreadable) {
        return Words.of("file." + unreadable.fault().name().toLowerCase(Locale.ROOT));
    }
}
