package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/// A letter that comes out otherwise than before has a new version of the renderer. What is pinned is what each format
/// says, uncompressed, since another Java may compress otherwise.
class RendererVersionTests {
    private static final List<OfficialLetter> SAMPLES = List.of(Letters.full(), Letters.annexed());

    /// What each version makes of the samples: the last line is today's, the others are history.
    private static final List<Pin> PINS = List.of(
            new Pin(
                    1,
                    "e638e1594807f78d0aa615bfed3284c213aa90b9ed336b275ba9857332c18d7c",
                    "9f88ca2295e0658483fedc97b23c065f8a578d065802417be273833757ae4cb4"),
            new Pin(
                    2,
                    "0806229fd41fef9b15c340cf8184ce3b05ae4458ea73132f00773a8e7ec58b91",
                    "5ab46e9c5e829894de1f28b739c17bd63918beeb9499bac21c2e47bcee237c09"),
            new Pin(
                    3,
                    "c291f9cd3581651df442567b9b85a1c88a28d76438642fbf19a0b7ec049a59c0",
                    "891c05debe19958001614f1b11dec65d7451c27f424c360e83f755cc00769c01"),
            new Pin(
                    4,
                    "c291f9cd3581651df442567b9b85a1c88a28d76438642fbf19a0b7ec049a59c0",
                    "891c05debe19958001614f1b11dec65d7451c27f424c360e83f755cc00769c01"));

    private static final String ADVICE = """
            The sample letters come out otherwise than version %d of the renderer printed them. If that is meant, raise \
            RendererVersion.NUMBER by one and add a line with the new hashes to PINS; do not change the lines above.""";

    private record Pin(int version, String docx, String pdf) {}

    @Test
    void theVersionNamesTheProfile() {
        assertThat(RendererVersion.of(Letters.PROFILE)).isEqualTo("ND30_2020/" + RendererVersion.NUMBER);
    }

    @Test
    void eachVersionIsPinnedOnce() {
        assertThat(PINS).extracting(Pin::version).doesNotHaveDuplicates().isSorted();
        assertThat(PINS.getLast().version()).isEqualTo(RendererVersion.NUMBER);
    }

    @Test
    void theWordDocumentsOfAVersionDoNotChange() throws Exception {
        var docx = new LetterDocx();
        var digest = sha256();
        for (var letter : SAMPLES) addDocx(digest, docx.render(letter, Letters.PROFILE));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as(ADVICE, RendererVersion.NUMBER)
                .isEqualTo(PINS.getLast().docx());
    }

    @Test
    void thePdfsOfAVersionDoNotChange() throws Exception {
        var pdf = new LetterPdf(new LetterHtml());
        var digest = sha256();
        for (var letter : SAMPLES) addPdf(digest, pdf.render(letter, Letters.PROFILE));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as(ADVICE, RendererVersion.NUMBER)
                .isEqualTo(PINS.getLast().pdf());
    }

    /// Adds all parts of the package.
    private static void addDocx(MessageDigest digest, byte[] file) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        parts.forEach((name, content) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
    }

    /// Adds what the pages draw, their sizes and the metadata.
    private static void addPdf(MessageDigest digest, byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            for (var page : document.getPages()) {
                digest.update(page.getMediaBox().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(page.getContents().readAllBytes());
            }
            digest.update(document.getDocumentCatalog().getMetadata().toByteArray());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
