package vn.ocop.portal.letter;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.ocop.portal.letter.LayoutProfile.Align;
import vn.ocop.portal.letter.LayoutProfile.Part;
import vn.ocop.portal.letter.LayoutProfile.Setting;

/// The style sheet of a profile. It keeps to CSS 2.1 where the PDF needs it, so that PDF and preview are laid out by
/// the same rules.
final class LetterStylesheet {
    /// Below this width the preview gives up the shape of the page and stacks the blocks.
    private static final String NARROW = "48rem";

    private static final Set<Part> IN_TABLES = Set.of(Part.COLUMN, Part.CELL, Part.FIGURE);

    private final LayoutProfile profile;
    private final StringBuilder css = new StringBuilder(8192);

    private LetterStylesheet(LayoutProfile profile) {
        this.profile = profile;
    }

    /// For browsers.
    static String of(LayoutProfile profile) {
        var stylesheet = common(profile);
        stylesheet.screen();
        return stylesheet.css.toString();
    }

    /// For the PDF alone, whose maker knows no screens.
    static String paper(LayoutProfile profile) {
        var stylesheet = common(profile);
        stylesheet.annexPages();
        return stylesheet.css.toString();
    }

    private static LetterStylesheet common(LayoutProfile profile) {
        var stylesheet = new LetterStylesheet(profile);
        stylesheet.page();
        stylesheet.letter();
        for (var part : Part.values()) if (part != Part.PAGE_NUMBER) stylesheet.part(part);
        stylesheet.widths();
        return stylesheet;
    }

    private void page() {
        var page = profile.page();
        var number = profile.setting(Part.PAGE_NUMBER);
        rule(
                """
                @page {
                    size: %smm %smm;
                    margin: %smm %smm %smm %smm;
                    @top-center { content: counter(page); %s vertical-align: top; padding-top: %smm; }
                }
                @page :first { @top-center { content: normal; } }
                """,
                page.width(),
                page.height(),
                page.top(),
                page.right(),
                page.bottom(),
                page.left(),
                font(number),
                page.numberTop());
        rule("@page annex-wide { size: %smm %smm; }\n", page.height(), page.width());
        // The site's page margins must not add to the paper's.
        rule("@media print { html, body { margin: 0; padding: 0; } }\n");
    }

    /// The annexes count their pages by themselves; an element that runs along in the top margin shows the number.
    private void annexPages() {
        rule(
                """
                @page annex { @top-center { content: element(letter-count, first); vertical-align: top; padding-top: %smm; } }
                @page annex-wide { @top-center { content: element(letter-count, first); vertical-align: top; padding-top: %smm; } }
                .letter-annex { -fs-page-sequence: start; }
                .letter-annex-wide { width: %smm; }
                .letter-count { position: running(letter-count); text-align: center; %s }
                .letter-counted:before { content: counter(page); }
                """,
                profile.page().numberTop(),
                profile.page().numberTop(),
                profile.page().textWidth(true),
                font(profile.setting(Part.PAGE_NUMBER)));
    }

    private void letter() {
        var rule = profile.rule();
        rule(
                """
                .letter-sheet { margin: 0; color: #000; background: #fff; text-align: left; word-wrap: break-word; }
                .letter p, .letter ul, .letter li, .letter h1, .letter h2, .letter h3, .letter h4, .letter h5, .letter h6 { margin: 0; padding: 0; }
                .letter ul { list-style: none; }
                .letter-head, .letter-foot { display: table; table-layout: fixed; width: 100%%; border-collapse: collapse; }
                .letter-row { display: table-row; }
                .letter-left, .letter-right { display: table-cell; vertical-align: top; padding: 0; }
                .letter-head .letter-left { width: %smm; }
                .letter-foot .letter-left { width: %smm; }
                .letter-ruled { display: inline-block; }
                .letter-rule { display: block; margin: %spt auto 0 auto; border-top: %spt solid #000; width: %s%%; }
                .letter-issuer .letter-rule { width: %s%%; }
                .letter-type .letter-rule, .letter-title .letter-rule { width: %s%%; }
                .letter-type .letter-rule { margin-bottom: %spt; }
                .letter-number, .letter-place-date { white-space: pre-wrap; }
                .letter-closing, .letter-foot, .letter-row { page-break-inside: avoid; }
                .letter-heading-1, .letter-heading-2, .letter-heading-3, .letter-heading-4, .letter-type, .letter-caption, .letter-annex-label, .letter-annex-title { page-break-after: avoid; }
                .letter-annex { page: annex; page-break-before: always; }
                .letter-annex-wide { page: annex-wide; }
                .letter-body, .letter-item { orphans: 2; widows: 2; }
                .letter-table { table-layout: fixed; width: 100%%; border-collapse: collapse; margin: 0 0 %spt 0; -fs-table-paginate: paginate; }
                .letter-table thead { display: table-header-group; }
                .letter-table tr { page-break-inside: avoid; }
                .letter-caption { caption-side: top; }
                .letter-column, .letter-cell, .letter-figure { border: %spt solid #000; vertical-align: top; }
                .letter-column { vertical-align: middle; }
                """,
                profile.head().left(),
                profile.foot().left(),
                rule.gap(),
                rule.thickness(),
                100 * profile.head().mottoRule(),
                100 * profile.head().issuerRule(),
                100 * profile.head().titleRule(),
                profile.setting(Part.TITLE).after(),
                profile.setting(Part.BODY).after(),
                rule.thickness());
    }

    private void part(Part part) {
        var setting = profile.setting(part);
        rule(
                ".letter .letter-%s { %s text-align: %s; line-height: %s;",
                part.key(), font(setting), align(setting), lineHeight(setting));
        if (IN_TABLES.contains(part))
            rule(
                    " padding: %spt %smm %spt %smm;",
                    setting.before(), profile.tablePadding(), setting.after(), profile.tablePadding());
        else {
            if (setting.before() > 0) rule(" margin-top: %spt;", setting.before());
            if (setting.after() > 0) rule(" margin-bottom: %spt;", setting.after());
        }
        if (setting.firstLine() > 0) rule(" text-indent: %smm;", setting.firstLine());
        if (setting.indent() > 0) rule(" padding-left: %smm; padding-right: %smm;", setting.indent(), setting.indent());
        if (part == Part.SIGNER) rule(" padding-top: %smm;", profile.foot().signingRoom());
        rule(" }\n");
        if (part == Part.ADDRESSEE_ITEM) {
            // The dashes stand under the colon of the label; what does not fit on a line is indented as its
            // beginning.
            var dash = width("- ", setting);
            rule(
                    ".letter .letter-addressee-item li { padding-left: %smm; text-indent: -%smm; }\n",
                    width(LetterSheet.ADDRESSEE_LABEL, setting) + dash, dash);
        }
    }

    private void widths() {
        rule(
                "%s",
                IntStream.rangeClosed(1, 100 / ColumnWidths.STEP)
                        .map(i -> i * ColumnWidths.STEP)
                        .mapToObj(share -> "." + LetterHtml.widthClass(share) + " { width: " + share + "%; }\n")
                        .collect(Collectors.joining()));
    }

    private void screen() {
        var page = profile.page();
        rule(
                """
                .letter-sheet { overflow-wrap: anywhere; }
                @media screen {
                    .letter-annex-wide.letter-sheet { width: %smm; min-height: %smm; }
                    .letter-sheet { box-sizing: border-box; width: %smm; max-width: 100%%; min-height: %smm; margin: 0 auto; padding: %smm %smm %smm %smm; box-shadow: 0 0 0.5rem rgba(0, 0, 0, 0.35); }
                    .letter-annex { margin-top: 1.5rem; }
                }
                @media screen and (max-width: %s) {
                    .letter-sheet, .letter-annex-wide.letter-sheet { width: 100%%; min-height: 0; padding: 1.5rem 1rem; }
                    .letter-head, .letter-foot, .letter-row, .letter-left, .letter-right { display: block; width: auto; }
                    .letter-head .letter-left, .letter-foot .letter-left { width: auto; }
                    .letter-right { margin-bottom: 6pt; }
                    .letter .letter-addressee, .letter .letter-addressees, .letter .letter-addressee-item { padding-left: 0; padding-right: 0; }
                    .letter-foot .letter-right { margin-top: 12pt; }
                    .letter .letter-column, .letter .letter-cell, .letter .letter-figure { padding-left: 2pt; padding-right: 2pt; }
                }
                """,
                page.height(),
                page.width(),
                page.width(),
                page.height(),
                page.top(),
                page.right(),
                page.bottom(),
                page.left(),
                NARROW);
    }

    private String font(Setting setting) {
        return "font-family: \"%s\", \"Liberation Serif\", serif; font-size: %spt; font-weight: %s; font-style: %s;"
                .formatted(
                        profile.font(),
                        plain(setting.size()),
                        setting.bold() ? "bold" : "normal",
                        setting.italic() ? "italic" : "normal");
    }

    private double lineHeight(Setting setting) {
        return profile.fontLine() * setting.line();
    }

    private static String align(Setting setting) {
        return switch (setting.align()) {
            case Align.LEFT -> "left";
            case Align.CENTER -> "center";
            case Align.RIGHT -> "right";
            case Align.JUSTIFY -> "justify";
        };
    }

    private static double width(String text, Setting setting) {
        return LetterFont.of(setting).width(text, setting.size());
    }

    private void rule(String format, Object... values) {
        var printed = new Object[values.length];
        for (int i = 0; i < values.length; i++) printed[i] = values[i] instanceof Double d ? plain(d) : values[i];
        css.append(String.format(Locale.ROOT, format, printed));
    }

    private static String plain(double value) {
        var printed = String.format(Locale.ROOT, "%.3f", value);
        return printed.replaceFirst("\\.?0+$", "");
    }
}
