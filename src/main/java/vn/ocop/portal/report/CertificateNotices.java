package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.subject.Criteria;
import vn.ocop.portal.subject.Expiries;
import vn.ocop.portal.subject.RecognitionId;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.Subjects;

/// Drafts the letters by which the coordination office tells subjects that certificates of their
/// products expire, and logs that they were sent. A draft is made of the records as they are; what was
/// sent stays as it was.
@Service
@Transactional
@PreAuthorize("hasRole('COORDINATOR')")
public class CertificateNotices {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 100_000;

    private static final String NOTICES = """
            select n.*, s.name as subject_name, item.products, item.first_expiry
            from certificate_notice n
              join ocop_subject s on s.subject_id = n.subject_id
              cross join lateral (select count(*) as products, min(r.valid_until) as first_expiry
                                  from certificate_notice_item i join recognition r on r.recognition_id = i.recognition_id
                                  where i.notice_id = n.notice_id) item
            where n.organization_id = :organization
            """;

    private static final String LATEST_FIRST = " order by n.drafted_at desc, n.notice_id";
    private static final int AT_ONCE = 500;

    // A notice that was discarded tells nobody anything: its certificates may be told of by another.
    private static final String TOLD = """
            select i.recognition_id from certificate_notice_item i join certificate_notice n on n.notice_id = i.notice_id
            where n.organization_id = :organization and n.discarded_at is null and i.recognition_id in (:recognitions)
            """;
    private final JdbcClient sql;
    private final Expiries expiries;
    private final Criteria criteria;
    private final Subjects subjects;
    private final Areas areas;
    private final OfficeLetterFrame frames;
    private final NoticeKeeping keeping;
    private final Clock clock;

    CertificateNotices(
            JdbcClient sql,
            Expiries expiries,
            Criteria criteria,
            Subjects subjects,
            Areas areas,
            OfficeLetterFrame frames,
            Clock clock) {
        this.sql = sql;
        this.expiries = expiries;
        this.criteria = criteria;
        this.subjects = subjects;
        this.areas = areas;
        this.frames = frames;
        this.keeping = new NoticeKeeping(sql, clock, "certificate_notice", "notice_id");
        this.clock = clock;
    }

    /// Drafts the notice to a subject, of all its certificates that expire within 180 days or whose
    /// late file is still covered, and that no notice of the office tells of yet. Where a draft to it
    /// is there, that one is meant, and takes up what has come since.
    ///
    /// @throws RuleViolation `notice.nothing` where there is nothing to tell
    /// @throws NotFound where there is no such subject
    public NoticeId draft(SignedIn me, SubjectId subject) {
        subjects.get(subject);
        keeping.alone(me);
        var ids = untold(me, Expiries.WITHIN.getFirst()).get(subject);
        var standing = draftTo(me, subject);
        if (ids == null) {
            if (standing != null) return standing;
            throw new RuleViolation("notice.nothing");
        }
        return keep(me, subject, standing, ids);
    }

    /// Drafts a notice to every subject with certificates that expire within so many days and that no
    /// notice tells of.
    ///
    /// @param within days from today
    /// @return how many notices were drafted or have taken up more
    public int draftAll(SignedIn me, int within) {
        if (!Expiries.WITHIN.contains(within)) throw new RuleViolation("notice.within", within);
        keeping.alone(me);
        var all = untold(me, within);
        all.forEach((subject, ids) -> keep(me, subject, draftTo(me, subject), ids));
        return all.size();
    }

    private Map<SubjectId, List<RecognitionId>> untold(SignedIn me, int within) {
        var today = LocalDate.now(clock);
        Map<SubjectId, List<RecognitionId>> bySubject = new LinkedHashMap<>();
        var expiring = Stream.concat(expiries.within(today, within).stream(), expiries.inGrace(today).stream())
                .toList();
        if (expiring.isEmpty()) return bySubject;
        var told = Set.copyOf(sql.sql(TOLD)
                .param("organization", me.organization().value())
                .param(
                        "recognitions",
                        expiring.stream().map(one -> one.recognition().value()).toList())
                .query(UUID.class)
                .list());
        for (var one : expiring) {
            if (!told.contains(one.recognition().value()))
                bySubject.computeIfAbsent(one.subject(), _ -> new ArrayList<>()).add(one.recognition());
        }
        return bySubject;
    }

    private @Nullable NoticeId draftTo(SignedIn me, SubjectId subject) {
        return sql.sql("""
                        select notice_id from certificate_notice
                        where organization_id = :organization and subject_id = :subject and sent_on is null and discarded_at is null
                        for update
                        """)
                .param("organization", me.organization().value())
                .param("subject", subject.value())
                .query((row, _) -> new NoticeId(row.getObject(1, UUID.class)))
                .optional()
                .orElse(null);
    }

    private NoticeId keep(SignedIn me, SubjectId subject, @Nullable NoticeId standing, List<RecognitionId> ids) {
        var id = standing == null ? NoticeId.create() : standing;
        if (standing == null) {
            sql.sql("""
                            insert into certificate_notice (notice_id, version, organization_id, subject_id, drafted_by, drafted_at)
                            values (:id, 0, :organization, :subject, :by, :at)
                            """)
                    .param("id", id.value())
                    .param("organization", me.organization().value())
                    .param("subject", subject.value())
                    .param("by", me.id().value())
                    .param("at", keeping.now())
                    .update();
        }
        for (var recognition : ids) {
            sql.sql("insert into certificate_notice_item (notice_id, recognition_id) values (:id, :recognition)")
                    .param("id", id.value())
                    .param("recognition", recognition.value())
                    .update();
        }
        return id;
    }

    /// A page of the office's notices, the last drafted first.
    ///
    /// @param state null for all
    @Transactional(readOnly = true)
    public Page<Notice> page(SignedIn me, @Nullable NoticeState state, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        String only = NoticeKeeping.only(state);
        long total = sql.sql("select count(*) from certificate_notice n where n.organization_id = :organization" + only)
                .param("organization", me.organization().value())
                .query(Long.class)
                .single();
        var rows = sql.sql(NOTICES
                        + only
                        + LATEST_FIRST
                        + " limit %d offset %d".formatted(PAGE_SIZE, (page - 1) * PAGE_SIZE))
                .param("organization", me.organization().value())
                .query((row, _) -> notice(row))
                .list();
        return new Page<>(rows, page, PAGE_SIZE, total, true);
    }

    /// Gives all of the office's notices to the consumer, the last drafted first, read as they are
    /// taken.
    ///
    /// @param state null for all
    @Transactional(readOnly = true)
    public void each(SignedIn me, @Nullable NoticeState state, Consumer<? super Notice> notice) {
        sql.sql(NOTICES + NoticeKeeping.only(state) + LATEST_FIRST)
                .withFetchSize(AT_ONCE)
                .param("organization", me.organization().value())
                .query(row -> {
                    notice.accept(notice(row));
                });
    }

    /// The notice of that id.
    ///
    /// @throws NotFound where it is not the office's
    @Transactional(readOnly = true)
    public Notice get(SignedIn me, NoticeId id) {
        return sql.sql(NOTICES + " and n.notice_id = :id")
                .param("organization", me.organization().value())
                .param("id", id.value())
                .query((row, _) -> notice(row))
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /// The notices that tell of these certificates and were not discarded, the last drafted.
    @Transactional(readOnly = true)
    public Map<RecognitionId, Notice> telling(SignedIn me, Collection<RecognitionId> recognitions) {
        Map<RecognitionId, Notice> telling = new HashMap<>();
        if (recognitions.isEmpty()) return telling;
        sql.sql(NOTICES.replace("select n.*", "select told.recognition_id, n.*")
                                .replace(
                                        "where n.organization_id",
                                        "join certificate_notice_item told on told.notice_id = n.notice_id where told.recognition_id in (:recognitions) and n.organization_id")
                        + " and n.discarded_at is null order by n.drafted_at")
                .param("organization", me.organization().value())
                .param(
                        "recognitions",
                        recognitions.stream().map(RecognitionId::value).toList())
                .query(row -> {
                    telling.put(new RecognitionId(row.getObject("recognition_id", UUID.class)), notice(row));
                });
        return telling;
    }

    /// The office's notices that were sent to the subject, the latest first.
    @Transactional(readOnly = true)
    public List<Notice> sentTo(SignedIn me, SubjectId subject) {
        return sql.sql(
                        NOTICES
                                + " and n.subject_id = :subject and n.sent_on is not null order by n.sent_on desc, n.number desc")
                .param("organization", me.organization().value())
                .param("subject", subject.value())
                .query((row, _) -> notice(row))
                .list();
    }

    /// The letter of a notice: as it was sent, before that as the records make it.
    ///
    /// @throws NotFound where it is not the office's
    @Transactional(readOnly = true)
    public OfficialLetter letter(SignedIn me, NoticeId id) {
        var notice = get(me, id);
        return keeping.kept(id.value()).orElseGet(() -> compose(me, notice, null, null));
    }

    /// The layout in force on the letter's day, or today for a draft.
    public LayoutProfile profile(OfficialLetter letter) {
        var day = letter.header().date();
        return LayoutProfile.inForceOn(day == null ? LocalDate.now(clock) : day);
    }

    private OfficialLetter compose(SignedIn me, Notice notice, @Nullable Integer number, @Nullable LocalDate date) {
        var today = date == null ? LocalDate.now(clock) : date;
        var frame = frames.of(me.organization(), today);
        var versions = criteria.all();
        var basis = criteria.on(today).orElse(versions.getFirst());
        var items = sql.sql("""
                        select p.name, r.stars, r.decision_number, r.decided_on, r.valid_until, r.criteria_code, c.certificate_months
                        from certificate_notice_item i
                          join recognition r on r.recognition_id = i.recognition_id
                          join criteria_version c on c.criteria_code = r.criteria_code
                          join ocop_product p on p.product_id = r.product_id
                        where i.notice_id = :id order by r.valid_until, p.name collate "vi-x-icu"
                        """)
                .param("id", notice.id().value())
                .query((row, _) -> {
                    var validUntil = row.getObject("valid_until", LocalDate.class);
                    var named = Criteria.window(versions, row.getString("criteria_code"), today);
                    return new NoticeLetter.Item(
                            row.getString("name"),
                            row.getInt("stars"),
                            row.getString("decision_number"),
                            row.getObject("decided_on", LocalDate.class),
                            validUntil,
                            row.getInt("certificate_months"),
                            named == null ? null : named.before(validUntil));
                })
                .list();
        String about = sql.sql("select about from criteria_version where criteria_code = :code")
                .param("code", basis.code())
                .query(String.class)
                .single();
        var unit = areas.get(subjects.get(notice.subject()).content().unit());
        return NoticeLetter.of(
                frame,
                notice.subjectName(),
                office(unit, today),
                items,
                new NoticeLetter.Basis(basis.decisionNumber(), basis.decidedOn(), about, basis.window()),
                notice.extra(),
                number,
                date,
                today);
    }

    /// Where files are handed in: the commune or ward, while it is there.
    private static @Nullable String office(Area unit, LocalDate day) {
        boolean commune = unit.kind() != UnitKind.PROVINCE && !unit.kind().ofDistrictLevel();
        return commune && unit.validity().includes(day) ? unit.fullName() : null;
    }

    /// Adds a paragraph to the letter, or takes it off again.
    ///
    /// @param extra up to 2,000 letters; blank or null for none
    /// @throws RuleViolation `notice.extra.long`, `notice.not.draft`
    /// @throws Outdated where somebody else changed it since
    public void add(SignedIn me, NoticeId id, int version, @Nullable String extra) {
        String text = NoticeKeeping.extra(extra);
        draft(me, id, version);
        keeping.add(id.value(), text);
    }

    /// Logs that the letter was sent: it bears that number and date and stays as it is.
    ///
    /// @param number that the registry gave, from 1
    /// @param on the letter's date, not before the notice was drafted and not in the future
    /// @param remark up to 300 letters
    /// @throws RuleViolation `notice.not.draft`, `notice.number`, `notice.number.taken`,
    ///     `notice.day.future`, `notice.day.early`, `notice.remark.long`
    /// @throws Outdated where somebody else changed it since
    public void sent(
            SignedIn me, NoticeId id, int version, int number, LocalDate on, NoticeWay way, @Nullable String remark) {
        var sending = new NoticeKeeping.Sending(number, on, way, remark);
        keeping.alone(me);
        var notice = draft(me, id, version);
        keeping.send(me, id.value(), notice.draftedAt(), sending, () -> compose(me, notice, number, on));
    }

    /// Takes back that it was sent, which was a slip: it is a draft again.
    ///
    /// @throws RuleViolation `notice.not.sent`; `notice.draft.there` where another draft to the subject
    ///     is there
    /// @throws Outdated where somebody else changed it since
    public void notSent(SignedIn me, NoticeId id, int version) {
        var notice = current(me, id, version);
        if (notice.state() == NoticeState.SENT && draftTo(me, notice.subject()) != null)
            throw new RuleViolation("notice.draft.there");
        keeping.notSent(id.value(), notice.state());
    }

    /// Sets a draft aside.
    ///
    /// @throws RuleViolation `notice.not.draft`
    /// @throws Outdated where somebody else changed it since
    public void discard(SignedIn me, NoticeId id, int version) {
        draft(me, id, version);
        keeping.discard(me, id.value());
    }

    /// Takes up again what was set aside.
    ///
    /// @throws RuleViolation `notice.not.discarded`; `notice.draft.there` where another draft to the
    ///     subject is there
    /// @throws Outdated where somebody else changed it since
    public void restore(SignedIn me, NoticeId id, int version) {
        var notice = current(me, id, version);
        if (notice.state() == NoticeState.DISCARDED && draftTo(me, notice.subject()) != null)
            throw new RuleViolation("notice.draft.there");
        keeping.restore(id.value(), notice.state());
    }

    private Notice draft(SignedIn me, NoticeId id, int version) {
        var notice = current(me, id, version);
        if (notice.state() != NoticeState.DRAFT) throw new RuleViolation("notice.not.draft");
        return notice;
    }

    /// The notice as it stands, whoever else would change it waiting.
    private Notice current(SignedIn me, NoticeId id, int version) {
        get(me, id);
        keeping.alone(me);
        keeping.hold(id.value());
        var notice = get(me, id);
        if (notice.version() != version) throw new Outdated(id);
        return notice;
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                new NoticeId(row.getObject("notice_id", UUID.class)),
                row.getInt("version"),
                NoticeKeeping.state(row),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("subject_name"),
                row.getInt("products"),
                row.getObject("first_expiry", LocalDate.class),
                row.getString("extra"),
                new AccountId(row.getObject("drafted_by", UUID.class)),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                NoticeKeeping.sent(row));
    }
}
