package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;
import static vn.ocop.portal.letter.LookRules.listed;
import static vn.ocop.portal.letter.LookRules.place;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordParagraph.Line;

/// Rules about the head of a letter, from the national title to the addressees.
final class HeadRules {
    private static final Pattern LABEL = Pattern.compile("Số:.*");
    private static final Pattern NUMBER = Pattern.compile("(?iu)s[ốô]\\s*[:.]?([\\s\\d…._]*)/(.*)");
    private static final Pattern SYMBOL = Pattern.compile("[\\p{Lu}\\d&]+(-[\\p{Lu}\\d&]+)*");
    private static final Pattern DATE =
            Pattern.compile("(.+?)(,?)\\s*ngày([\\s\\d…._]*)tháng([\\s\\d…._]*)năm([\\s\\d…._]*)\\.?");
    private static final double DASH_TOLERANCE = 4;

    private final WordFile file;
    private final LetterParts parts;
    private final CheckRules rules;
    private final Findings findings;
    private final LookRules look;

    HeadRules(WordFile file, LetterParts parts, CheckRules rules, Findings findings) {
        this.file = file;
        this.parts = parts;
        this.rules = rules;
        this.findings = findings;
        this.look = new LookRules(rules, findings);
    }

    void check() {
        nation();
        motto();
        names();
        number();
        date();
        subjectOrType();
        addressees();
    }

    private void nation() {
        var line = parts.nation();
        var wanted = rules.text(NATION_TEXT);
        findings.look(NATION_TEXT);
        if (line == null) {
            findings.fail(NATION_TEXT, null, Findings.NOTHING, Findings.quote(wanted));
            return;
        }
        if (!same(line.text(), wanted))
            findings.fail(NATION_TEXT, place(line), Findings.quote(line.text()), Findings.quote(wanted));
        look.upper(NATION_UPPER, List.of(line));
        look.size(NATION_SIZE, List.of(line));
        look.style(NATION_STYLE, List.of(line));
        look.align(NATION_ALIGN, List.of(line));
        if (!parts.issuer().isEmpty()) {
            var issuer = parts.issuer().getFirst();
            findings.look(NATION_PLACE);
            if (line.column() <= issuer.column()
                    && line.paragraph().cell() != null
                    && issuer.paragraph().cell() != null)
                findings.fail(NATION_PLACE, place(line), Words.of("side.left"), Words.of("side.right"));
        }
        var motto = parts.motto();
        if (motto == null) return;
        var paragraph = line.paragraph().look();
        findings.look(NATION_LINES);
        var gap = motto.paragraph().is(line.paragraph())
                ? 0
                : paragraph.after() + motto.paragraph().look().before();
        if (!rules.range(NATION_LINES).holds(lines(line, paragraph.line(), paragraph.lineRule()), 0.2) || gap > 3)
            findings.fail(NATION_LINES, place(line), Words.of("spacing.wide"), Words.of("spacing.single"));
    }

    private static double lines(Line line, double height, String rule) {
        if (rule.equals("auto")) return height;
        var size = line.spans().stream()
                .mapToDouble(WordParagraph.Span::size)
                .max()
                .orElse(12);
        return rule.equals("atLeast") ? Math.max(1, height / (size * 1.15)) : height / (size * 1.15);
    }

    /// Equal but for capitals, blanks and the place of tone marks ("HÒA", "HOÀ").
    private static boolean same(String text, String wanted) {
        return plain(text).equals(plain(wanted));
    }

    private static String plain(String text) {
        return Tones.early(text).toLowerCase(VietnameseText.VIETNAMESE).replaceAll("[\\s\\u00A0–—-]+", "");
    }

    private void motto() {
        var line = parts.motto();
        var wanted = rules.text(MOTTO_TEXT);
        findings.look(MOTTO_TEXT);
        if (line == null) {
            findings.fail(MOTTO_TEXT, null, Findings.NOTHING, Findings.quote(wanted));
            return;
        }
        var text = line.text();
        if (!same(text, wanted)) findings.fail(MOTTO_TEXT, place(line), Findings.quote(text), Findings.quote(wanted));
        else {
            findings.look(MOTTO_INITIALS);
            findings.look(MOTTO_HYPHENS);
            var words = Tones.early(text).replaceAll("\\s*[–—-]\\s*", " - ").replaceAll("\\s+", " ");
            if (!words.equals(Tones.early(wanted)))
                findings.fail(MOTTO_INITIALS, place(line), Findings.quote(text), Findings.quote(wanted));
            if (!text.replaceAll("[^\\s–—-]+", "x").replace('–', '-').equals(wanted.replaceAll("[^\\s–—-]+", "x")))
                findings.fail(MOTTO_HYPHENS, place(line), Findings.quote(text), Findings.quote(wanted));
        }
        look.size(MOTTO_SIZE, List.of(line));
        look.style(MOTTO_STYLE, List.of(line));
        look.align(MOTTO_ALIGN, List.of(line));
        look.ruleBelow(MOTTO_LINE, List.of(line), below(line), drawn(line), room(line));
    }

    /// The paragraph and those behind it, up to the next text, in the same cell.
    private List<WordParagraph> below(Line line) {
        var around = new ArrayList<WordParagraph>();
        around.add(line.paragraph());
        var cell = line.paragraph().cell();
        for (int i = line.paragraph().number(); i < file.paragraphs().size() && around.size() < 4; i++) {
            var next = file.paragraphs().get(i);
            if (cell == null ? next.cell() != null : !cell.isIn(next.cell())) break;
            var characters = next.lines().stream().allMatch(LetterParts::isDrawnByCharacters);
            if (!next.isBlank() && !characters) break;
            around.add(next);
        }
        return around;
    }

    /// Lines drawn as shapes in the cell, else any of the head: where they are anchored tells little.
    private List<Double> drawn(Line line) {
        var cell = line.paragraph().cell();
        var near = file.paragraphs().stream()
                .filter(paragraph -> cell == null ? paragraph.is(line.paragraph()) : cell.isIn(paragraph.cell()))
                .flatMap(paragraph -> paragraph.drawn().stream())
                .toList();
        if (!near.isEmpty()) return near;
        return file.paragraphs().stream()
                .limit(60)
                .flatMap(paragraph -> paragraph.drawn().stream())
                .toList();
    }

    private double room(Line line) {
        var section = file.sections()
                .get(Math.min(line.paragraph().section(), file.sections().size() - 1));
        return section.textWidth();
    }

    private void names() {
        var governing = parts.governing();
        look.upper(GOVERNING_UPPER, governing);
        look.size(GOVERNING_SIZE, governing);
        look.style(GOVERNING_STYLE, governing);
        look.align(GOVERNING_ALIGN, governing);
        if (!governing.isEmpty()) province(governing);
        var issuer = parts.issuer();
        findings.look(ISSUER_THERE);
        if (issuer.isEmpty()) {
            findings.fail(ISSUER_THERE, null, Findings.NOTHING, Words.of("there"));
            return;
        }
        look.upper(ISSUER_UPPER, issuer);
        look.size(ISSUER_SIZE, issuer);
        look.style(ISSUER_STYLE, issuer);
        look.align(ISSUER_ALIGN, issuer);
        var last = issuer.getLast();
        look.ruleBelow(ISSUER_LINE, issuer, below(last), drawn(last), room(last));
    }

    private void province(List<Line> governing) {
        var name = governing.stream()
                .map(Line::text)
                .collect(Collectors.joining(" "))
                .toUpperCase(VietnameseText.VIETNAMESE);
        var body = rules.list("governing.province.bodies").stream()
                .filter(name::startsWith)
                .findFirst();
        if (body.isEmpty()) return;
        findings.look(GOVERNING_PROVINCE);
        var unit = name.substring(body.get().length()).strip();
        var named = rules.list("governing.province.units").stream()
                .anyMatch(kind -> unit.startsWith(kind) && unit.length() > kind.length() + 1);
        if (!named)
            findings.fail(
                    GOVERNING_PROVINCE, place(governing.getFirst()), Findings.quote(name), Words.of("province.name"));
    }

    private void number() {
        var line = parts.number();
        findings.look(NUMBER_THERE);
        if (line == null) {
            findings.fail(NUMBER_THERE, null, Findings.NOTHING, Words.of("number.form"));
            return;
        }
        var text = line.text();
        findings.look(NUMBER_LABEL);
        if (!LABEL.matcher(text).matches())
            findings.fail(NUMBER_LABEL, place(line), Findings.quote(text), Findings.quote("Số:"));
        var found = NUMBER.matcher(text);
        if (!found.matches()) return;
        var digits = found.group(1).strip();
        var symbol = found.group(2);
        findings.look(NUMBER_ZERO);
        if (digits.matches("[1-9]"))
            findings.fail(NUMBER_ZERO, place(line), Findings.quote(digits), Findings.quote("0" + digits));
        else if (digits.matches("0+\\d{2,}|0+"))
            findings.fail(NUMBER_ZERO, place(line), Findings.quote(digits), Words.of("number.plain"));
        findings.look(NUMBER_BLANKS);
        var blanks = symbol.startsWith(" ") || symbol.strip().matches(".*\\s.*");
        if (blanks || (digits.matches("\\d+") && found.group(1).endsWith(" ")))
            findings.fail(
                    NUMBER_BLANKS,
                    place(line),
                    Findings.quote(text),
                    Findings.quote("Số: " + digits + "/" + symbol.replaceAll("\\s+", "")));
        findings.look(NUMBER_SYMBOL);
        var plain = symbol.replaceAll("\\s+", "");
        var capitals = plain;
        for (var mixed : rules.list("number.symbol"))
            capitals = capitals.replaceAll(
                    "(?<![\\p{L}\\d])" + Pattern.quote(mixed) + "(?![\\p{L}\\d])",
                    mixed.toUpperCase(VietnameseText.VIETNAMESE));
        if (!SYMBOL.matcher(capitals).matches())
            findings.fail(NUMBER_SYMBOL, place(line), Findings.quote(plain), Words.of("number.symbol"));
        type(line, plain);
        look.size(NUMBER_SIZE, List.of(line));
        look.style(NUMBER_STYLE, List.of(line));
        look.align(NUMBER_ALIGN, List.of(line));
    }

    /// A named document's symbol begins with the abbreviation of its type, that of a công văn has none.
    private void type(Line line, String symbol) {
        var group = symbol.split("-", 2)[0];
        var abbreviations = rules.list("type.abbreviations");
        var type = parts.type();
        if (type == null) {
            if (parts.subject().isEmpty() || !symbol.contains("-")) return;
            findings.look(NUMBER_TYPE);
            if (abbreviations.contains(group))
                findings.fail(NUMBER_TYPE, place(line), Findings.quote(group), Words.of("number.type.none"));
            return;
        }
        var names = rules.list("type.names");
        for (int i = 0; i < Math.min(names.size(), abbreviations.size()); i++) {
            if (!LetterParts.letters(names.get(i)).equals(LetterParts.letters(type.text()))) continue;
            findings.look(NUMBER_TYPE);
            if (!group.equals(abbreviations.get(i)))
                findings.fail(NUMBER_TYPE, place(line), Findings.quote(group), Findings.quote(abbreviations.get(i)));
            return;
        }
    }

    private void date() {
        var line = parts.date();
        findings.look(DATE_THERE);
        if (line == null) {
            findings.fail(DATE_THERE, null, Findings.NOTHING, Words.of("date.form"));
            return;
        }
        look.size(DATE_SIZE, List.of(line));
        look.style(DATE_STYLE, List.of(line));
        look.align(DATE_ALIGN, List.of(line));
        var number = parts.number();
        var left = number == null ? null : number.paragraph().cell();
        var right = line.paragraph().cell();
        if (left != null && right != null) {
            findings.look(DATE_ROW);
            if (left.table() != right.table() || left.row() != right.row())
                findings.fail(DATE_ROW, place(line), Words.of("row.other"), Words.of("row.same"));
        }
        findings.look(DATE_FORM);
        var text = line.text();
        var found = DATE.matcher(text);
        if (!found.matches()) {
            findings.fail(DATE_FORM, place(line), Findings.quote(text), Words.of("date.form"));
            return;
        }
        findings.look(DATE_COMMA);
        if (found.group(2).isEmpty())
            findings.fail(
                    DATE_COMMA,
                    place(line),
                    Findings.quote(text),
                    Findings.quote(found.group(1).strip() + ", ngày"));
        zeros(
                line,
                found.group(3).strip(),
                found.group(4).strip(),
                found.group(5).strip());
    }

    private void zeros(Line line, String day, String month, String year) {
        if (!day.matches("\\d{1,2}") || !month.matches("\\d{1,2}") || !year.matches("\\d{4}")) {
            // Blanks for what the registry gives.
            if (Stream.of(day, month).anyMatch(part -> part.matches(".*\\d{3,}.*")))
                findings.fail(DATE_FORM, place(line), Findings.quote(line.text()), Words.of("date.form"));
            return;
        }
        var d = Integer.parseInt(day);
        var m = Integer.parseInt(month);
        if (!exists(d, m, Integer.parseInt(year))) {
            findings.fail(DATE_FORM, place(line), Findings.quote(line.text()), Words.of("date.form"));
            return;
        }
        var wantedDay = d < 10 ? "0" + d : Integer.toString(d);
        var zero = rules.numbers("date.zero.months").stream().anyMatch(low -> low == m);
        var wantedMonth = zero ? "0" + m : Integer.toString(m);
        findings.look(DATE_ZERO);
        if (!day.equals(wantedDay) || !month.equals(wantedMonth))
            findings.fail(
                    DATE_ZERO,
                    place(line),
                    Findings.quote("ngày " + day + " tháng " + month),
                    Findings.quote("ngày " + wantedDay + " tháng " + wantedMonth));
    }

    static boolean exists(int day, int month, int year) {
        try {
            return LocalDate.of(year, month, day).getDayOfMonth() == day;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private void subjectOrType() {
        var subject = parts.subject();
        var type = parts.type();
        if (type == null) {
            findings.look(SUBJECT_THERE);
            if (subject.isEmpty()) {
                findings.fail(SUBJECT_THERE, null, Findings.NOTHING, Words.of("subject.form"));
                return;
            }
            subject(subject);
            return;
        }
        look.upper(TYPE_UPPER, List.of(type));
        look.size(TYPE_SIZE, List.of(type));
        look.style(TYPE_STYLE, List.of(type));
        look.align(TYPE_ALIGN, List.of(type));
        var abstracts = parts.abstracts().stream()
                .filter(line -> !LetterParts.isDrawnByCharacters(line))
                .toList();
        findings.look(ABSTRACT_THERE);
        if (abstracts.isEmpty()) {
            findings.fail(ABSTRACT_THERE, place(type), Findings.NOTHING, Words.of("there"));
            return;
        }
        look.size(ABSTRACT_SIZE, abstracts);
        look.style(ABSTRACT_STYLE, abstracts);
        look.align(ABSTRACT_ALIGN, abstracts);
        var last = abstracts.getLast();
        look.ruleBelow(ABSTRACT_LINE, abstracts, below(last), drawn(last), room(last));
    }

    private void subject(List<Line> subject) {
        var first = subject.getFirst();
        findings.look(SUBJECT_LOWER);
        var text = subject.stream().map(Line::text).collect(Collectors.joining(" "));
        if (!text.startsWith("V/v ") || LetterParts.isUpper(text.substring(3)))
            findings.fail(SUBJECT_LOWER, place(first), Findings.quote(text), Words.of("subject.form"));
        look.size(SUBJECT_SIZE, subject);
        look.style(SUBJECT_STYLE, subject);
        look.align(SUBJECT_ALIGN, subject);
        var number = parts.number();
        if (number == null) return;
        findings.look(SUBJECT_GAP);
        var gap = number.paragraph().look().after() + first.paragraph().look().before();
        var wanted = rules.number("subject.gap");
        if (gap < wanted - 0.05)
            findings.fail(SUBJECT_GAP, place(first), Findings.number("pt", gap), Findings.number("pt.least", wanted));
    }

    private void addressees() {
        var line = parts.addressee();
        if (line == null) {
            if (parts.type() != null) return;
            findings.look(ADDRESSEE_THERE);
            findings.fail(ADDRESSEE_THERE, null, Findings.NOTHING, Findings.quote("Kính gửi:"));
            return;
        }
        findings.look(ADDRESSEE_THERE);
        var all = new ArrayList<Line>(listed(line));
        all.addAll(parts.addressees());
        look.size(ADDRESSEE_SIZE, all);
        look.style(ADDRESSEE_STYLE, all);
        addresseeForm(line);
    }

    private void addresseeForm(Line line) {
        findings.look(ADDRESSEE_FORM);
        var text = line.text();
        var colon = text.indexOf(':');
        var beside = colon < 0 ? "" : text.substring(colon + 1).strip();
        var items = parts.addressees();
        if (!text.startsWith("Kính gửi:")) {
            findings.fail(ADDRESSEE_FORM, place(line), Findings.quote(text), Findings.quote("Kính gửi:"));
            return;
        }
        var several = beside.indexOf(';') >= 0 && beside.indexOf(';') < beside.length() - 1;
        if (several || (!beside.isEmpty() && !items.isEmpty()))
            findings.fail(ADDRESSEE_FORM, place(line), Findings.quote(text), Words.of("addressee.several"));
        else if (beside.isEmpty() && items.size() < 2)
            findings.fail(
                    ADDRESSEE_FORM,
                    place(items.isEmpty() ? line : items.getFirst()),
                    Findings.quote(items.isEmpty() ? text : items.getFirst().text()),
                    Words.of("addressee.one"));
        DashedList.check(ADDRESSEE_FORM, items, findings);
        if (items.size() < 2) return;
        var label = line.paragraph().look();
        if (!label.align().equals("left") || line.paragraph().text().indexOf('\t') >= 0) return;
        var under = label.left() + label.firstLine() + width(line, "Kính gửi");
        findings.look(ADDRESSEE_DASHES);
        for (var item : items) {
            var own = item.paragraph().look();
            var dash = own.left() + own.firstLine();
            if (Math.abs(dash - under) > DASH_TOLERANCE)
                findings.fail(
                        ADDRESSEE_DASHES,
                        place(item),
                        Findings.number("mm", Math.rint(dash)),
                        Findings.number("mm", Math.rint(under)));
        }
    }

    private static double width(Line line, String text) {
        var like = line.spans().getFirst();
        return new Line(line.paragraph(), 0, 0, List.of(like.with(text))).width();
    }
}
