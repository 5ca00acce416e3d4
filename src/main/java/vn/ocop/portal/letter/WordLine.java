package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;
import vn.ocop.portal.letter.Finding.Place;

/// A line of a letter's text, and where in the letter it stands.
record WordLine(int number, Role role, String text) {
    private static final int LONGEST = 50_000;

    WordLine {
        if (text.length() > LONGEST) text = text.substring(0, LONGEST);
    }

    /// Where a line stands.
    enum Role {
        /// Everything above the text, but the addressees.
        HEAD,
        ADDRESSEE,
        TITLE,
        TEXT,
        ITEM,
        /// In a table.
        CELL,
        /// Distribution and signature.
        FOOT
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /// Whether sentences stand here.
    boolean isRunning() {
        return role == Role.TEXT || role == Role.ITEM;
    }

    Place place(int from, int to) {
        return Findings.place(number, text, from, to);
    }

    /// The lines of a letter, numbered as [LetterText] gives them.
    static List<WordLine> of(OfficialLetter letter) {
        var sheet = LetterSheet.of(letter);
        var roles = new ArrayList<Role>();
        var texts = sheet.lines();
        var head = (int) List.of(
                        sheet.governingBody(),
                        sheet.issuer(),
                        sheet.nationalTitle(),
                        sheet.motto(),
                        sheet.number(),
                        sheet.placeAndDate(),
                        sheet.subject(),
                        sheet.type(),
                        sheet.title())
                .stream()
                .filter(line -> !line.isEmpty())
                .count();
        add(roles, Role.HEAD, head);
        add(roles, Role.ADDRESSEE, sheet.addressees().size());
        addBlocks(roles, sheet.body());
        var annexes = new ArrayList<Role>();
        for (var annex : sheet.annexes()) {
            for (var line : List.of(annex.label(), annex.title(), annex.reference()))
                add(annexes, Role.TITLE, line.isEmpty() ? 0 : 1);
            addBlocks(annexes, annex.body());
        }
        add(roles, Role.FOOT, texts.size() - roles.size() - annexes.size());
        roles.addAll(annexes);
        var lines = new ArrayList<WordLine>();
        for (int i = 0; i < texts.size(); i++) lines.add(new WordLine(i + 1, roles.get(i), texts.get(i)));
        return lines;
    }

    private static void addBlocks(List<Role> roles, List<Block> blocks) {
        for (var block : blocks) {
            switch (block) {
                case Heading _ -> roles.add(Role.TITLE);
                case Numbered _ -> roles.add(Role.TEXT);
                case Paragraph(var text) -> add(roles, Role.TEXT, text.isEmpty() ? 0 : 1);
                case Item _ -> roles.add(Role.ITEM);
                case Table(var columns, var rows, var caption) -> {
                    add(roles, Role.TITLE, caption == null || caption.isEmpty() ? 0 : 1);
                    add(roles, Role.CELL, String.join("\t", columns).isBlank() ? 0 : 1);
                    for (var row : rows)
                        add(roles, Role.CELL, String.join("\t", row).isBlank() ? 0 : 1);
                }
            }
        }
    }

    private static void add(List<Role> roles, Role role, int times) {
        for (int i = 0; i < times; i++) roles.add(role);
    }

    /// The paragraphs of a Word document.
    static List<WordLine> of(WordFile file, CheckRules rules) {
        var parts = LetterParts.of(file, rules);
        var lines = new ArrayList<WordLine>();
        var addressees = new HashSet<Integer>();
        if (parts.addressee() != null)
            addressees.add(parts.addressee().paragraph().number());
        for (var line : parts.addressees()) addressees.add(line.paragraph().number());
        var body = BodyLine.of(parts.body());
        var start =
                body.isEmpty() ? Integer.MAX_VALUE : body.getFirst().paragraph().number();
        var foot = parts.distributionLabel() == null
                ? Integer.MAX_VALUE
                : parts.distributionLabel().paragraph().number();
        var annex = parts.annexes().isEmpty()
                ? Integer.MAX_VALUE
                : parts.annexes().getFirst().label().paragraph().number();
        var kinds = new java.util.HashMap<Integer, Role>();
        for (var line : body) kinds.put(line.paragraph().number(), role(line));
        for (var one : parts.annexes())
            for (var line : BodyLine.of(one.text())) kinds.put(line.paragraph().number(), role(line));
        for (var paragraph : file.paragraphs()) {
            var number = paragraph.number();
            var role = addressees.contains(number)
                    ? Role.ADDRESSEE
                    : paragraph.cell() == null && kinds.containsKey(number)
                            ? kinds.get(number)
                            : number < start
                                    ? Role.HEAD
                                    : number >= foot && number < annex
                                            ? Role.FOOT
                                            : paragraph.cell() == null ? Role.TITLE : Role.CELL;
            lines.add(new WordLine(number, role, paragraph.text()));
        }
        return lines;
    }

    private static Role role(BodyLine line) {
        return switch (line.kind()) {
            case TITLE -> Role.TITLE;
            case ITEM -> Role.ITEM;
            case BASIS, TEXT -> Role.TEXT;
        };
    }
}
