package vn.ocop.portal.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// A sentence of a report: the words that were assembled from its sources, and those that a person wrote instead.
/// A person's words are never overwritten; a later assembly puts its own beside them.
@Entity
class ReportSentence {
    private static final int LONGEST = 20_000;
    private static final int AFTER_ASSEMBLED = 100_000;

    @EmbeddedId
    private SentenceId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private ReportId reportId;

    @Enumerated(EnumType.STRING)
    private Section section;

    // Where a sentence stands, and from which records it comes, is the assembly's; whoever rewords it meanwhile is not
    // in its way.
    @OptimisticLock(excluded = true)
    private int paragraph;

    @OptimisticLock(excluded = true)
    private int position;

    @Enumerated(EnumType.STRING)
    private SentenceKind kind;

    private @Nullable String origin;
    private @Nullable String generatedText;
    private @Nullable String proposedText;
    private @Nullable String formerText;
    private @Nullable String writtenText;
    private boolean leftOut;
    private boolean openEnded;
    private Instant appearedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private @Nullable AccountId changedBy;

    private @Nullable Instant changedAt;

    @OptimisticLock(excluded = true)
    @ElementCollection
    @CollectionTable(name = "report_sentence_source", joinColumns = @JoinColumn(name = "sentence_id"))
    @OrderColumn(name = "position")
    private List<Source> sources = new ArrayList<>();

    protected ReportSentence() {} // for Hibernate

    /// A sentence as it was assembled.
    ReportSentence(ReportId report, DraftSentence assembled, Instant at) {
        this.id = SentenceId.create();
        this.reportId = report;
        this.appearedAt = at;
        this.origin = assembled.origin();
        this.generatedText = assembled.text();
        place(assembled);
        this.sources.addAll(assembled.sources());
    }

    /// A sentence that a person adds behind the assembled ones.
    ReportSentence(
            ReportId report, Section section, int after, SentenceKind kind, String text, AccountId by, Instant at) {
        this.id = SentenceId.create();
        this.reportId = report;
        this.appearedAt = at;
        this.section = section;
        this.paragraph = Math.max(after, AFTER_ASSEMBLED) + 1;
        this.position = 1;
        this.kind = kind;
        this.openEnded = text.strip().endsWith("…");
        this.writtenText = bounded(text);
        this.changedBy = by;
        this.changedAt = at;
    }

    /// A sentence that an earlier version had and the report no longer has: at the end of its part, as a person's.
    ReportSentence(ReportId report, SentenceSummary earlier, int after, AccountId by, Instant at) {
        this(
                report,
                earlier.section(),
                after,
                earlier.kind() == SentenceKind.ITEM ? SentenceKind.ITEM : SentenceKind.SENTENCE,
                VietnameseText.capitalised(earlier.text()),
                by,
                at);
        this.id = earlier.id();
        this.openEnded = earlier.openEnded();
    }

    /// The sentence as it stands in another report, words and sources, for one that replaces that.
    ReportSentence(ReportId report, ReportSentence copied, Instant at) {
        this.id = SentenceId.create();
        this.reportId = report;
        this.section = copied.section;
        this.paragraph = copied.paragraph;
        this.position = copied.position;
        this.kind = copied.kind;
        this.origin = copied.origin;
        this.generatedText = copied.generatedText;
        this.proposedText = copied.proposedText;
        this.formerText = copied.formerText;
        this.writtenText = copied.writtenText;
        this.leftOut = copied.leftOut;
        this.openEnded = copied.openEnded;
        this.appearedAt = at;
        this.changedBy = copied.changedBy;
        this.changedAt = copied.changedAt;
        this.sources.addAll(copied.sources);
    }

    private void place(DraftSentence assembled) {
        this.section = assembled.section();
        this.paragraph = assembled.paragraph();
        this.position = assembled.position();
        this.kind = assembled.kind();
        this.openEnded = assembled.openEnded();
    }

    /// Takes what a later assembly wrote for the same origin: as the sentence's words where nobody changed them,
    /// else as a proposal beside them.
    Change assembledAgain(DraftSentence again) {
        place(again);
        if (!sources.equals(again.sources())) {
            sources.clear();
            sources.addAll(again.sources());
        }
        if (again.text().equals(generatedText)) {
            proposedText = null;
            return Change.NONE;
        }
        if (writtenText == null) {
            generatedText = again.text();
            return Change.REWRITTEN;
        }
        if (again.text().equals(proposedText)) return Change.NONE;
        proposedText = again.text();
        return Change.PROPOSED;
    }

    /// Learns that the records no longer give this sentence. A person's words stay, as words without a source, until
    /// somebody decides what becomes of them.
    ///
    /// @return whether the sentence is to be kept
    boolean keptWithoutRecords() {
        if (writtenText == null) return false;
        formerText = generatedText;
        origin = null;
        generatedText = null;
        proposedText = null;
        sources.clear();
        paragraph = AFTER_ASSEMBLED + paragraph;
        if (kind == SentenceKind.LEAD || kind == SentenceKind.CLAUSE) kind = SentenceKind.SENTENCE;
        return true;
    }

    /// Writes other words. The assembled ones are kept beside them; writing exactly those takes them back, unless the
    /// records have changed since.
    ///
    /// @param decides whether these words also settle what a later assembly proposed
    void reword(String text, boolean decides, int readAtVersion, AccountId by, Instant at) {
        requireVersion(readAtVersion);
        String words = bounded(text);
        if (text.strip().endsWith("…")) openEnded = true;
        if (decides || words.equals(proposedText)) takeProposal();
        writtenText = words.equals(generatedText) && proposedText == null ? null : words;
        touched(by, at);
    }

    /// Takes the words that the sentence had in an earlier version, and whether the letter had it.
    void takeBack(SentenceSummary earlier, int readAtVersion, AccountId by, Instant at) {
        reword(earlier.text(), false, readAtVersion, by, at);
        leftOut = earlier.leftOut();
    }

    /// Takes the assembled words, the newest there are.
    void restore(int readAtVersion, AccountId by, Instant at) {
        requireVersion(readAtVersion);
        if (generatedText == null) throw new RuleViolation("report.sentence.handwritten");
        writtenText = null;
        takeProposal();
        touched(by, at);
    }

    /// Keeps the person's words though the records have changed.
    void keepWords(int readAtVersion, AccountId by, Instant at) {
        requireVersion(readAtVersion);
        takeProposal();
        touched(by, at);
    }

    void leaveOut(boolean out, int readAtVersion, AccountId by, Instant at) {
        requireVersion(readAtVersion);
        leftOut = out;
        if (out) formerText = null;
        touched(by, at);
    }

    /// Leaves out a sentence whose records are gone or changed, whatever its words.
    void drop(int readAtVersion, AccountId by, Instant at) {
        leaveOut(true, readAtVersion, by, at);
        takeProposal();
    }

    private void takeProposal() {
        if (proposedText != null) generatedText = proposedText;
        proposedText = null;
        formerText = null;
    }

    private void requireVersion(int readAtVersion) {
        if (version == null || version != readAtVersion) throw new Outdated(id);
    }

    private void touched(AccountId by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    private static String bounded(String text) {
        String words = VietnameseText.withoutFinalMark(text).replaceAll("\\s+", " ");
        if (words.isEmpty()) throw new RuleViolation("report.sentence.empty");
        if (words.length() > LONGEST) throw new RuleViolation("report.sentence.long", LONGEST);
        return words;
    }

    SentenceId id() {
        return id;
    }

    @Nullable
    String origin() {
        return origin;
    }

    Section section() {
        return section;
    }

    int paragraph() {
        return paragraph;
    }

    /// What an assembly did to a sentence.
    enum Change {
        /// Nothing.
        NONE,
        /// Its words are new.
        REWRITTEN,
        /// New words stand beside a person's.
        PROPOSED
    }

    SentenceSummary asSummary() {
        return new SentenceSummary(
                id,
                version == null ? 0 : version,
                section,
                paragraph,
                position,
                kind,
                generatedText,
                proposedText,
                formerText,
                writtenText,
                leftOut,
                openEnded,
                appearedAt,
                changedBy,
                changedAt,
                List.copyOf(sources));
    }
}
