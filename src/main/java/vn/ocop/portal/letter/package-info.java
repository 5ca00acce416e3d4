/// The letter room: takes an official document in its typed form, a letter (công văn) or one with a name (báo cáo, biên
/// nhận), and lays it out by Nghị định 30/2020/NĐ-CP, as an editable DOCX, as an accessible PDF/A and as an HTML
/// preview.
///
/// Others build an [OfficialLetter], its headings numbered by [Numbering], and hand it, with the [LayoutProfile] in
/// force on its day, to [LetterDocx], [LetterPdf] or [LetterHtml]; the words of the letter as plain lines come from
/// [LetterText]. [LetterContent] writes a letter to be kept and reads it again; [RendererVersion] tells by what it was
/// rendered. The room knows no activity, no report and no database; it neither decides what a letter says nor keeps,
/// numbers, signs or sends it.
///
/// Before a letter is signed, [LayoutCheck] judges a Word document by the rules of the decree and [WordingCheck] the
/// words by what the register knows; both give [Finding]s, whose words are messages of `messages/letter`:
///
/// ```java
/// var findings = new ArrayList<Finding>();
/// findings.addAll(layoutCheck.check(letterDocx.render(letter, profile), profile));
/// findings.addAll(wordingCheck.check(letter, profile, new WordingCheck.Known(
///         List.of("Sở Kế hoạch và Đầu tư", "Hội Nông dân tỉnh"),
///         List.of(new WordingCheck.KnownDocument("31/KH-UBND", LocalDate.of(2022, 1, 27))),
///         List.of(List.of("thành phố Sa Đéc", "huyện Lai Vung")))));
/// var maySign = findings.stream().noneMatch(Finding::blocks);
/// for (var finding : findings) {
///     if (!finding.passed()) show(finding.name(messages, locale), finding.fix(messages, locale));
/// }
/// ```
@NullMarked
@ApplicationModule(
        displayName = "Letter",
        allowedDependencies = {"core"})
package vn.ocop.portal.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
