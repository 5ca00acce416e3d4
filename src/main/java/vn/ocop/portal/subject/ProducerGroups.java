package vn.ocop.portal.subject;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// Keeps the small register of producers' clubs (hội quán), which support reaches but which hold no product.
@Service
@Transactional
public class ProducerGroups {
    private static final String WRITERS = "hasAnyRole('COORDINATOR', 'ADMIN')";
    private final ProducerGroupRepository groups;
    private final SubjectRepository subjects;
    private final SubjectRules rules;
    private final Areas areas;
    private final Clock clock;

    ProducerGroups(
            ProducerGroupRepository groups, SubjectRepository subjects, SubjectRules rules, Areas areas, Clock clock) {
        this.groups = groups;
        this.subjects = subjects;
        this.rules = rules;
        this.areas = areas;
        this.clock = clock;
    }

    /// The clubs whose name holds the words, accents and letter case aside, by name in the Vietnamese order.
    ///
    /// @param words null for all
    @Transactional(readOnly = true)
    public List<ProducerGroupRecord> all(@Nullable String words) {
        return groups.findNamed(words == null ? "" : VietnameseText.literal(words)).stream()
                .map(ProducerGroup::asRecord)
                .toList();
    }

    /// The clubs whose members founded the subject.
    @Transactional(readOnly = true)
    public List<ProducerGroupRecord> behind(SubjectId subject) {
        return groups.findBehind(subject).stream().map(ProducerGroup::asRecord).toList();
    }

    /// The club of that id.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public ProducerGroupRecord get(ProducerGroupId id) {
        return groups.findById(id).orElseThrow(() -> new NotFound(id)).asRecord();
    }

    /// What keeps the draft from being registered; none where it may be.
    ///
    /// @param self the club that is told anew; null for a new one
    @Transactional(readOnly = true)
    public List<RegisterProblem> problems(ProducerGroupDraft draft, @Nullable ProducerGroupId self) {
        var problems = new SubjectRules.Problems();
        problems.length("name", "producerGroup.name", draft.name(), 1, 300);
        problems.length("note", "producerGroup.note", draft.note(), 1, 500);
        rules.unit(draft.unit(), draft.recordedOn(), problems);
        if (draft.foundedOn() != null && draft.foundedOn().isAfter(draft.recordedOn())) {
            problems.add(
                    "foundedOn",
                    "producerGroup.foundedOn.late",
                    VietnameseDates.inText(draft.foundedOn()),
                    VietnameseDates.inText(draft.recordedOn()));
        }
        if (draft.members() != null && draft.members() < 1) {
            problems.add("members", "producerGroup.members.none", draft.members());
        }
        if (draft.subject() != null && !subjects.existsById(draft.subject())) {
            problems.add("subject", "producerGroup.subject.unknown");
        }
        groups.findAt(draft.unit(), draft.name())
                .filter(other -> !other.id().equals(self))
                .ifPresent(_ -> problems.add("name", "producerGroup.name.taken", draft.name()));
        return problems.all();
    }

    /// Registers a club.
    ///
    /// @throws RuleViolation with the first of the [#problems]
    @PreAuthorize(WRITERS)
    public ProducerGroupId register(SignedIn me, ProducerGroupDraft draft) {
        areas.hold(Set.of(draft.unit()));
        requireNone(problems(draft, null));
        return store(new ProducerGroup(draft, me.id(), now()), draft);
    }

    /// Tells a club anew.
    ///
    /// @param version the version at which the person read it
    /// @throws RuleViolation with the first of the [#problems]
    /// @throws Outdated where somebody else changed it since
    @PreAuthorize(WRITERS)
    public void change(SignedIn me, ProducerGroupId id, int version, ProducerGroupDraft draft) {
        areas.hold(Set.of(draft.unit()));
        var group = groups.findById(id).orElseThrow(() -> new NotFound(id));
        group.requireVersion(version);
        requireNone(problems(draft, id));
        group.change(draft, me.id(), now());
        store(group, draft);
    }

    private ProducerGroupId store(ProducerGroup group, ProducerGroupDraft draft) {
        return Uniqueness.keptBy(
                "producer_group_name_once",
                new RuleViolation("producerGroup.name.taken", draft.name()),
                () -> groups.saveAndFlush(group).id());
    }

    private static void requireNone(List<RegisterProblem> problems) {
        if (!problems.isEmpty()) throw problems.getFirst().asViolation();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
