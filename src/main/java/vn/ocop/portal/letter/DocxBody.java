package vn.ocop.portal.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.namespace.QName;
import org.apache.poi.ooxml.POIXMLTypeLoader;
import org.apache.xmlbeans.XmlOptions;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocument1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;
import vn.ocop.portal.letter.LayoutProfile.Part;
import vn.ocop.portal.letter.LetterSheet.AnnexSheet;

/// The text of one letter as the main part of a Word document.
final class DocxBody {
    private static final XmlOptions SAVED = saved();

    private final LetterSheet sheet;
    private final LetterHead head;
    private final LayoutProfile profile;
    private final CTDocument1 document = CTDocument1.Factory.newInstance();
    private final CTBody body = document.addNewBody();
    private double textWidth;
    private boolean afterTable;

    DocxBody(LetterSheet sheet, LayoutProfile profile, DocxFrame frame) {
        this.sheet = sheet;
        this.profile = profile;
        this.head = LetterHead.of(sheet, profile);
        this.textWidth = profile.page().textWidth();
        head();
        title();
        addressees();
        var last = blocks(sheet.body(), 1);
        // The signature must not stand on a page without text.
        if (last != null && sheet.hasFoot()) last.getPPr().addNewKeepNext();
        if (sheet.hasFoot()) foot();
        // Without it the programs add one of full height, which may need a page of its own.
        var end = gap(0);
        var section = frame.section();
        for (var annex : sheet.annexes()) {
            end.getPPr().setSectPr(section);
            annex(annex);
            end = gap(0);
            section = frame.section(annex.landscape());
        }
        body.setSectPr(section);
    }

    private void annex(AnnexSheet annex) {
        textWidth = profile.page().textWidth(annex.landscape());
        text(paragraph(), Part.ANNEX_LABEL, annex.label());
        if (!annex.title().isEmpty()) text(paragraph(), Part.ANNEX_TITLE, annex.title());
        text(paragraph(), Part.ANNEX_REFERENCE, annex.reference());
        blocks(annex.body(), 2);
    }

    byte[] xml() {
        var out = new ByteArrayOutputStream(32 * 1024);
        try {
            document.save(out, SAVED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void line(CTBorder border, LayoutProfile profile) {
        border.setVal(STBorder.SINGLE);
        border.setSz(BigInteger.valueOf(Math.round(profile.rule().thickness() * 8)));
        border.setSpace(BigInteger.ZERO);
        border.setColor("000000");
    }

    private void head() {
        var left = profile.head().left();
        var right = profile.page().textWidth() - left;
        var table = layout(left, right);
        var names = row(table);
        var issuer = cell(names, left);
        if (!head.governingBody().isEmpty()) text(issuer.addNewP(), Part.GOVERNING_BODY, head.governingBody());
        ruled(issuer::addNewP, Part.ISSUER, head.issuer(), head.issuerRule(), left);
        var nation = cell(names, right);
        text(nation.addNewP(), Part.NATIONAL_TITLE, sheet.nationalTitle());
        ruled(nation::addNewP, Part.MOTTO, List.of(sheet.motto()), head.mottoRule(), right);
        if (!sheet.number().isEmpty() || !sheet.placeAndDate().isEmpty()) {
            var numbers = row(table);
            text(cell(numbers, left).addNewP(), Part.NUMBER, sheet.number());
            text(cell(numbers, right).addNewP(), Part.PLACE_DATE, sheet.placeAndDate());
        }
        if (sheet.subject().isEmpty()) return;
        var subjects = row(table);
        text(cell(subjects, left).addNewP(), Part.SUBJECT, sheet.subject());
        text(cell(subjects, right).addNewP(), Part.PLACE_DATE, "");
    }

    private void title() {
        if (sheet.type().isEmpty()) return;
        if (!sheet.title().isEmpty()) text(paragraph(), Part.TYPE, sheet.type());
        var part = sheet.titlePart();
        ruled(
                this::paragraph,
                part,
                head.title(),
                head.titleRule(),
                profile.page().textWidth());
    }

    /// The text, and under it, centred, a line of its own length.
    private void ruled(Supplier<CTP> paragraphs, Part part, List<String> lines, double length, double width) {
        var setting = profile.setting(part);
        var text = paragraphs.get();
        text(text, part, lines);
        var spacing = text.getPPr().addNewSpacing();
        spacing.setBefore(DocxFrame.twentieths(setting.before()));
        spacing.setAfter(BigInteger.ZERO);
        var rule = paragraphs.get();
        var properties = rule.addNewPPr();
        properties.addNewPStyle().setVal(DocxFrame.RULE);
        // A name without a title stands as far above the text as a title would.
        var after = profile.setting(part == Part.TYPE ? Part.TITLE : part).after();
        properties.addNewSpacing().setAfter(DocxFrame.twentieths(after));
        var indents = properties.addNewInd();
        indents.setLeft(DocxFrame.twips((width - length) / 2));
        indents.setRight(DocxFrame.twips((width - length) / 2));
    }

    private void addressees() {
        var lines = sheet.addressees();
        if (lines.isEmpty()) return;
        if (lines.size() == 1) {
            text(paragraph(), Part.ADDRESSEE, lines.getFirst());
            return;
        }
        text(paragraph(), Part.ADDRESSEES, lines.getFirst());
        for (var line : lines.subList(1, lines.size())) text(paragraph(), Part.ADDRESSEE_ITEM, line);
    }

    /// Returns the last paragraph, null if there is none.
    /// @param top depth of the highest headings
    private @Nullable CTP blocks(List<Block> blocks, int top) {
        var depth = new HeadingDepth();
        CTP last = null;
        for (var block : blocks) {
            last = switch (block) {
                case Heading heading -> heading(heading, top - 1 + depth.next(heading.rank()));
                case Numbered numbered -> text(paragraph(), Part.BODY, LetterSheet.text(numbered));
                case Paragraph(var text) -> text(paragraph(), Part.BODY, text);
                case Item item -> text(paragraph(), Part.ITEM, LetterSheet.text(item));
                case Table table -> table(table);
            };
        }
        return last;
    }

    private CTP heading(Heading heading, int depth) {
        var paragraph = text(paragraph(), Part.heading(heading.rank()), LetterSheet.lines(heading));
        paragraph.getPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(depth - 1L));
        return paragraph;
    }

    /// Returns the empty paragraph that keeps what follows off the table.
    private CTP table(Table table) {
        if (table.caption() != null) text(paragraph(), Part.CAPTION, table.caption());
        var widths = Arrays.stream(ColumnWidths.of(table, profile, textWidth))
                .map(share -> share * textWidth / 100)
                .toArray();
        var grid = grid(widths);
        var borders = grid.getTblPr().addNewTblBorders();
        line(borders.addNewTop(), profile);
        line(borders.addNewLeft(), profile);
        line(borders.addNewBottom(), profile);
        line(borders.addNewRight(), profile);
        line(borders.addNewInsideH(), profile);
        line(borders.addNewInsideV(), profile);
        finish(grid, profile.tablePadding());
        if (!table.columns().isEmpty()) {
            var row = row(grid);
            row.getTrPr().addNewTblHeader();
            for (int i = 0; i < widths.length; i++)
                text(
                        cell(row, widths[i]).addNewP(),
                        Part.COLUMN,
                        table.columns().get(i));
        }
        for (var cells : table.rows()) {
            var row = row(grid);
            for (int i = 0; i < widths.length; i++)
                text(cell(row, widths[i]).addNewP(), Part.cell(cells.get(i)), cells.get(i));
        }
        return gap(profile.setting(Part.BODY).after());
    }

    /// An empty paragraph, as low as Word allows, this many points below what is above it.
    private CTP gap(double points) {
        var gap = paragraph();
        var properties = gap.addNewPPr();
        properties.addNewPStyle().setVal(DocxFrame.RULE);
        properties.addNewPBdr().addNewTop().setVal(STBorder.NONE);
        properties.addNewSpacing().setBefore(DocxFrame.twentieths(points));
        return gap;
    }

    private CTP paragraph() {
        afterTable = false;
        return body.addNewP();
    }

    private void foot() {
        var left = profile.foot().left();
        var right = profile.page().textWidth() - left;
        var row = row(layout(left, right));
        var distribution = cell(row, left);
        text(distribution.addNewP(), Part.DISTRIBUTION_LABEL, sheet.distributionLabel());
        for (var line : sheet.distribution()) text(distribution.addNewP(), Part.DISTRIBUTION, line);
        var signature = cell(row, right);
        for (var line : sheet.authority()) text(signature.addNewP(), Part.AUTHORITY, line);
        var signer = text(signature.addNewP(), Part.SIGNER, sheet.signer());
        signer.getPPr().addNewSpacing().setBefore(DocxFrame.twips(profile.foot().signingRoom()));
    }

    private CTTbl layout(double... widths) {
        var table = grid(widths);
        finish(table, 0);
        return table;
    }

    private CTTbl grid(double... widths) {
        // Word takes tables that touch for one.
        if (afterTable) gap(0);
        var table = body.addNewTbl();
        afterTable = true;
        var width = table.addNewTblPr().addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(DocxFrame.twips(Arrays.stream(widths).sum()));
        var columns = table.addNewTblGrid();
        for (var column : widths) columns.addNewGridCol().setW(DocxFrame.twips(column));
        return table;
    }

    /// What the schema wants after the borders.
    private static void finish(CTTbl table, double margin) {
        var properties = table.getTblPr();
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        var margins = properties.addNewTblCellMar();
        var left = margins.addNewLeft();
        left.setType(STTblWidth.DXA);
        left.setW(DocxFrame.twips(margin));
        var right = margins.addNewRight();
        right.setType(STTblWidth.DXA);
        right.setW(DocxFrame.twips(margin));
    }

    private static CTRow row(CTTbl table) {
        var row = table.addNewTr();
        row.addNewTrPr().addNewCantSplit();
        return row;
    }

    private static CTTc cell(CTRow row, double width) {
        var cell = row.addNewTc();
        var size = cell.addNewTcPr().addNewTcW();
        size.setType(STTblWidth.DXA);
        size.setW(DocxFrame.twips(width));
        return cell;
    }

    private static CTP text(CTP paragraph, Part part, String text) {
        return text(paragraph, part, text.isEmpty() ? List.of() : List.of(text));
    }

    private static CTP text(CTP paragraph, Part part, List<String> lines) {
        paragraph.addNewPPr().addNewPStyle().setVal(DocxFrame.style(part));
        if (lines.isEmpty()) return paragraph;
        var run = paragraph.addNewR();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) run.addNewBr();
            var text = run.addNewT();
            text.setStringValue(lines.get(i));
            text.setSpace(Space.PRESERVE);
        }
        return paragraph;
    }

    private static XmlOptions saved() {
        var options = new XmlOptions(POIXMLTypeLoader.DEFAULT_XML_OPTIONS);
        options.setSaveSyntheticDocumentElement(
                new QName(CTDocument1.type.getName().getNamespaceURI(), "document", "w"));
        return options;
    }
}
