package vn.ocop.portal.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import vn.ocop.portal.letter.LayoutProfile.Part;
import vn.ocop.portal.letter.LayoutProfile.Setting;

/// What all letters of a profile share as Word documents: styles, page number, page. It is made once and copied.
///
/// @param parts the files of the package by name
/// @param section the letter's pages, with the reference to their headers
record DocxFrame(Map<String, byte[]> parts, CTSectPr section) {
    static final String DOCUMENT = "word/document.xml";
    static final String PROPERTIES = "docProps/core.xml";
    static final String RULE = "DongKe";

    private static final String LANGUAGE = "vi-VN";
    private static final String NORMAL = "Normal";

    static DocxFrame of(LayoutProfile profile) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createStyles().setStyles(styles(profile));
            var section = document.getDocument().getBody().addNewSectPr();
            page(section, profile);
            pageNumber(document.createHeader(HeaderFooterType.DEFAULT).createParagraph());
            document.createHeader(HeaderFooterType.FIRST).createParagraph().setStyle(style(Part.PAGE_NUMBER));
            document.write(out);
            var parts = unzipped(out.toByteArray());
            parts.put("word/settings.xml", SETTINGS.getBytes(StandardCharsets.UTF_8));
            return new DocxFrame(parts, (CTSectPr) section.copy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The id of a part's style: its name without marks and spaces.
    static String style(Part part) {
        var letters = Normalizer.normalize(part.styleName(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
        var id = new StringBuilder();
        for (var word : letters.split(" ", -1))
            id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        return id.toString();
    }

    /// Twentieths of a point.
    static BigInteger twips(double millimetres) {
        return BigInteger.valueOf(Math.round(millimetres / 25.4 * 1440));
    }

    /// The pages of an annex, which are counted from 1.
    CTSectPr section(boolean landscape) {
        var annex = (CTSectPr) section.copy();
        annex.addNewPgNumType().setStart(BigInteger.ONE);
        if (!landscape) return annex;
        var size = annex.getPgSz();
        var width = size.getW();
        size.setW(size.getH());
        size.setH(width);
        size.setOrient(STPageOrientation.LANDSCAPE);
        return annex;
    }

    private static void page(CTSectPr section, LayoutProfile profile) {
        var page = profile.page();
        var size = section.addNewPgSz();
        size.setW(twips(page.width()));
        size.setH(twips(page.height()));
        size.setOrient(STPageOrientation.PORTRAIT);
        var margins = section.addNewPgMar();
        margins.setTop(twips(page.top()));
        margins.setRight(twips(page.right()));
        margins.setBottom(twips(page.bottom()));
        margins.setLeft(twips(page.left()));
        margins.setHeader(twips(page.numberTop()));
        margins.setFooter(twips(page.numberTop()));
        margins.setGutter(BigInteger.ZERO);
        section.addNewTitlePg();
    }

    private static void pageNumber(XWPFParagraph paragraph) {
        paragraph.setStyle(style(Part.PAGE_NUMBER));
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        paragraph.createRun().getCTR().addNewInstrText().setStringValue(" PAGE ");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        paragraph.createRun().setText("2");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    private static CTStyles styles(LayoutProfile profile) {
        var styles = CTStyles.Factory.newInstance();
        var defaults = styles.addNewDocDefaults();
        var run = defaults.addNewRPrDefault().addNewRPr();
        font(run.addNewRFonts(), profile);
        run.addNewSz().setVal(halfPoints(profile.setting(Part.BODY).size()));
        run.addNewSzCs().setVal(halfPoints(profile.setting(Part.BODY).size()));
        var language = run.addNewLang();
        language.setVal(LANGUAGE);
        language.setEastAsia(LANGUAGE);
        language.setBidi("ar-SA");
        defaults.addNewPPrDefault();

        var normal = style(styles, NORMAL, "Normal");
        normal.setDefault(true);
        normal.addNewQFormat();
        rule(styles, profile);
        for (var level = 1; level <= Rank.POINT.depth(); level++) {
            var heading = style(styles, "Heading" + level, "heading " + level);
            heading.addNewBasedOn().setVal(NORMAL);
            heading.addNewNext().setVal(style(Part.BODY));
            heading.addNewQFormat();
            var paragraph = heading.addNewPPr();
            paragraph.addNewKeepNext();
            paragraph.addNewKeepLines();
            paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1));
        }
        for (var part : Part.values()) part(styles, part, profile.setting(part));
        return styles;
    }

    private static void part(CTStyles styles, Part part, Setting setting) {
        var style = style(styles, style(part), part.styleName());
        style.setCustomStyle(true);
        style.addNewBasedOn().setVal(base(part));
        if (!base(part).equals(NORMAL)) style.addNewNext().setVal(style(Part.BODY));
        style.addNewQFormat();
        var paragraph = style.addNewPPr();
        if (part == Part.CAPTION || part == Part.ADDRESSEES || part == Part.TYPE || part == Part.ANNEX_TITLE)
            paragraph.addNewKeepNext();
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(twentieths(setting.before()));
        spacing.setAfter(twentieths(setting.after()));
        spacing.setLine(BigInteger.valueOf(Math.round(setting.line() * 240)));
        spacing.setLineRule(STLineSpacingRule.AUTO);
        indents(paragraph, part, setting);
        if (part == Part.ADDRESSEE_ITEM) paragraph.addNewContextualSpacing();
        paragraph
                .addNewJc()
                .setVal(
                        switch (setting.align()) {
                            case LEFT -> STJc.LEFT;
                            case CENTER -> STJc.CENTER;
                            case RIGHT -> STJc.RIGHT;
                            case JUSTIFY -> STJc.BOTH;
                        });
        var run = style.addNewRPr();
        if (setting.bold()) {
            run.addNewB();
            run.addNewBCs();
        }
        if (setting.italic()) {
            run.addNewI();
            run.addNewICs();
        }
        size(run, setting.size());
    }

    private static void indents(CTPPrGeneral paragraph, Part part, Setting setting) {
        var indents = paragraph.addNewInd();
        var left = setting.indent();
        if (part == Part.ADDRESSEE_ITEM) {
            // The dashes stand under the colon of the label; what does not fit on a line is indented as its
            // beginning.
            var font = LetterFont.of(setting);
            var dash = font.width("- ", setting.size());
            left += font.width(LetterSheet.ADDRESSEE_LABEL, setting.size()) + dash;
            indents.setHanging(twips(dash));
        }
        indents.setLeft(twips(left));
        indents.setRight(twips(setting.indent()));
        if (setting.firstLine() > 0) indents.setFirstLine(twips(setting.firstLine()));
    }

    private static String base(Part part) {
        return switch (part) {
            case HEADING_1, ANNEX_LABEL -> "Heading1";
            case HEADING_2 -> "Heading2";
            case HEADING_3 -> "Heading3";
            case HEADING_4 -> "Heading4";
            default -> NORMAL;
        };
    }

    /// An empty paragraph as low as Word allows, whose upper border is the line.
    private static void rule(CTStyles styles, LayoutProfile profile) {
        var style = style(styles, RULE, "Dòng kẻ");
        style.setCustomStyle(true);
        style.addNewBasedOn().setVal(NORMAL);
        var paragraph = style.addNewPPr();
        var line = paragraph.addNewPBdr().addNewTop();
        DocxBody.line(line, profile);
        var spacing = paragraph.addNewSpacing();
        spacing.setBefore(twentieths(profile.rule().gap()));
        spacing.setAfter(BigInteger.ZERO);
        spacing.setLine(twentieths(1));
        spacing.setLineRule(STLineSpacingRule.EXACT);
        size(style.addNewRPr(), 1);
    }

    private static CTStyle style(CTStyles styles, String id, String name) {
        var style = styles.addNewStyle();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        return style;
    }

    private static void font(CTFonts fonts, LayoutProfile profile) {
        fonts.setAscii(profile.font());
        fonts.setHAnsi(profile.font());
        fonts.setEastAsia(profile.font());
        fonts.setCs(profile.font());
    }

    private static void size(CTRPr run, double points) {
        run.addNewSz().setVal(halfPoints(points));
        run.addNewSzCs().setVal(halfPoints(points));
    }

    private static BigInteger halfPoints(double points) {
        return BigInteger.valueOf(Math.round(points * 2));
    }

    static BigInteger twentieths(double points) {
        return BigInteger.valueOf(Math.round(points * 20));
    }

    private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), zip.readAllBytes());
        }
        return parts;
    }

    /// Without a compatibility mode Word lays the document out as its version of 2007 did.
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
            <w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
            <w:characterSpacingControl w:val="doNotCompress"/><w:compat>\
            <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
            </w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>\
            </w:settings>""";
}
