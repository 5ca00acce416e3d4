/// The letter room: takes an official document in its typed form, a letter (công văn) or one with a name (báo cáo, biên
/// nhận), and lays it out by Nghị định 30/2020/NĐ-CP, as an editable DOCX, as an accessible PDF/A and as an HTML
/// preview.
///
/// Others build an [OfficialLetter], its headings numbered by [Numbering], and hand it, with the [LayoutProfile] in
/// force on its day, to [LetterDocx], [LetterPdf] or [LetterHtml]; the words of the letter as plain lines come from
/// [LetterText]. [LetterContent] writes a letter to be kept and reads it again; [RendererVersion] tells by what it was
/// rendered. The room knows no activity, no report and no database; it neither decides what a letter says nor keeps,
/// numbers, signs or sends it.
@NullMarked
@ApplicationModule(
        displayName = "Letter",
        allowedDependencies = {"core"})
package vn.ocop.portal.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
