package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A frozen letter comes out with the same bytes wherever and whenever it is rendered again.
class ByteIdentityTests {
    private static final Map<String, OfficialLetter> LETTERS = letters();

    private static Map<String, OfficialLetter> letters() {
        var letters = new LinkedHashMap<String, OfficialLetter>();
        letters.put("brief", Letters.brief());
        letters.put("full", Letters.full());
        letters.put("report", Letters.report());
        letters.put("annexed", Letters.annexed());
        letters.put("hostile", HostileTextTests.hostile());
        return letters;
    }

    @Test
    void freshProcessesElsewhereGiveTheSameBytes(@TempDir Path here, @TempDir Path there) throws Exception {
        for (var directory : new Path[] {here, there})
            for (var letter : LETTERS.entrySet())
                Files.write(directory.resolve(letter.getKey() + ".json"), LetterContent.write(letter.getValue()));
        FreshRendering.run(here);
        // Another place, language and memory layout.
        FreshRendering.run(
                there,
                "-Duser.timezone=America/New_York",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=0");
        var docx = new LetterDocx();
        var pdf = new LetterPdf(new LetterHtml());
        for (var letter : LETTERS.entrySet()) {
            var document = docx.render(letter.getValue(), Letters.PROFILE);
            var paper = pdf.render(letter.getValue(), Letters.PROFILE);
            for (var directory : new Path[] {here, there}) {
                assertThat(directory.resolve(letter.getKey() + ".docx")).hasBinaryContent(document);
                assertThat(directory.resolve(letter.getKey() + ".pdf")).hasBinaryContent(paper);
            }
        }
    }
}
