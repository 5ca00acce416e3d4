package vn.ocop.portal.activity.web;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.subject.SubjectFilter;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.Subjects;

/// What the form of an activity offers to choose from.
@Component
class FormChoices {
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private final Areas areas;
    private final Organizations organizations;
    private final Plans plans;
    private final Subjects subjects;
    private final Clock clock;

    FormChoices(Areas areas, Organizations organizations, Plans plans, Subjects subjects, Clock clock) {
        this.areas = areas;
        this.organizations = organizations;
        this.plans = plans;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// One box to tick or option to pick.
    record Choice(String id, String label, boolean chosen) {}

    /// Boxes below one heading.
    ///
    /// @param open whether they are shown at once
    record Group(String label, List<Choice> choices, boolean open) {
        /// How many of them are chosen.
        public long chosen() {
            return choices.stream().filter(Choice::chosen).count();
        }
    }

    /// A district and its communes.
    record District(Choice itself, Group communes) {}

    void addTo(Model model, ActivityForm form, OrganizationId own) {
        var today = LocalDate.now(clock);
        areas(model, form, today);
        organizations(model, form, own);
        tasks(model, form);
        subjects(model, form);
        model.addAttribute("halves", Halves.around(today, form.half()));
    }

    private void areas(Model model, ActivityForm form, LocalDate today) {
        var chosen = new HashSet<>(form.areas());
        var history = areas.history();
        Map<Object, List<Choice>> communes = new LinkedHashMap<>();
        var districts = new ArrayList<District>();
        var day = form.byHalf()
                ? Halves.typed(form.half()).map(period -> period.to()).orElse(today)
                : form.to() != null ? form.to() : form.from() != null ? form.from() : today;
        boolean before = day.isBefore(REFORM);
        var shownDay = before ? today : day;
        var present = new ArrayList<Choice>();
        var otherDays = new ArrayList<Choice>();
        for (var area : history.all()) {
            if (area.parentId() != null) {
                communes.computeIfAbsent(area.parentId(), _ -> new ArrayList<>())
                        .add(choice(area, chosen));
            }
        }
        for (var area : history.all()) {
            if (area.kind().ofDistrictLevel()) {
                var below = communes.getOrDefault(area.id(), List.of());
                districts.add(new District(
                        choice(area, chosen),
                        new Group(area.fullName(), below, below.stream().anyMatch(Choice::chosen))));
            } else if (history.isBelowProvince(area)) {
                (area.validity().includes(shownDay) ? present : otherDays).add(choice(area, chosen));
            }
        }
        boolean pickedBefore = districts.stream()
                .anyMatch(district ->
                        district.itself().chosen() || district.communes().open());
        model.addAttribute("areasOfDay", VietnameseDates.onScreen(day));
        model.addAttribute("districts", districts);
        model.addAttribute("districtsOpen", before || pickedBefore);
        model.addAttribute(
                "presentUnits",
                new Group("", present, !before || present.stream().anyMatch(Choice::chosen)));
        model.addAttribute(
                "unitsOfOtherDays", new Group("", otherDays, otherDays.stream().anyMatch(Choice::chosen)));
    }

    private void organizations(Model model, ActivityForm form, OrganizationId own) {
        var all = organizations.all();
        var byId = new LinkedHashMap<String, OrganizationSummary>();
        all.forEach(one -> byId.put(one.id().toString(), one));
        var picked = new LinkedHashSet<>(form.partners());
        // The chosen first, in their order: a form sends its boxes as they stand.
        model.addAttribute(
                "chosenPartners",
                picked.stream()
                        .filter(byId::containsKey)
                        .map(id -> new Choice(id, requireNonNull(byId.get(id)).officialName(), true))
                        .toList());
        var groups = new ArrayList<Group>();
        groups.add(group("activity.partners.partner", all, Set.of(OrganizationKind.PARTNER), picked));
        groups.add(group(
                "activity.partners.department",
                all,
                Set.of(
                        OrganizationKind.DEPARTMENT,
                        OrganizationKind.PEOPLES_COMMITTEE,
                        OrganizationKind.COORDINATION_OFFICE),
                picked));
        groups.add(group("activity.partners.subordinate", all, Set.of(OrganizationKind.SUBORDINATE), picked));
        model.addAttribute("partnerGroups", groups);
        var mine = all.stream()
                .filter(one -> one.id().equals(own) || own.equals(one.governingBodyId()))
                .sorted((one, other) ->
                        Boolean.compare(other.id().equals(own), one.id().equals(own)))
                .toList();
        model.addAttribute("ownUnits", choices(mine, form.executing()));
        model.addAttribute(
                "otherUnits",
                choices(all.stream().filter(one -> !mine.contains(one)).toList(), form.executing()));
        model.addAttribute("leads", choices(all, form.lead()));
    }

    private static List<Choice> choices(List<OrganizationSummary> of, @Nullable String chosen) {
        return of.stream()
                .map(one -> new Choice(
                        one.id().toString(),
                        one.officialName(),
                        one.id().toString().equals(chosen)))
                .toList();
    }

    private static Group group(
            String label, List<OrganizationSummary> all, Set<OrganizationKind> kinds, Collection<String> picked) {
        var choices = all.stream()
                .filter(one ->
                        kinds.contains(one.kind()) && !picked.contains(one.id().toString()))
                .map(one -> new Choice(one.id().toString(), one.officialName(), false))
                .toList();
        return new Group(label, choices, kinds.contains(OrganizationKind.PARTNER) && choices.size() <= 12);
    }

    private void tasks(Model model, ActivityForm form) {
        var chosen = new HashSet<>(form.tasks());
        var open = new LinkedHashMap<PlanTaskId, PlanTaskSummary>();
        plans.openTasks().forEach(task -> open.put(task.id(), task));
        var ofEndedPlans = chosen.stream()
                .filter(id -> id.matches("[0-9a-f-]{36}"))
                .map(PlanTaskId::of)
                .filter(id -> !open.containsKey(id))
                .toList();
        plans.tasks(ofEndedPlans).forEach(task -> open.put(task.id(), task));
        Map<String, List<Choice>> byPlan = new LinkedHashMap<>();
        open.values()
                .forEach(task -> byPlan.computeIfAbsent(
                                task.planNumber() + " – " + VietnameseDates.onScreen(task.planIssuedOn()),
                                _ -> new ArrayList<>())
                        .add(new Choice(
                                task.id().toString(),
                                task.code() + ". " + task.content(),
                                chosen.contains(task.id().toString()))));
        var groups = new ArrayList<Group>();
        byPlan.forEach((plan, tasks) ->
                groups.add(new Group(plan, tasks, tasks.stream().anyMatch(Choice::chosen))));
        model.addAttribute("taskGroups", groups);
    }

    /// The subjects chosen so far, and those that hold what is typed.
    private void subjects(Model model, ActivityForm form) {
        var chosen = requireNonNull(form.subjects()).stream()
                .filter(id -> id.matches("[0-9a-f-]{36}"))
                .map(SubjectId::of)
                .toList();
        var names = subjects.names(chosen);
        model.addAttribute(
                "chosenSubjects",
                names.entrySet().stream()
                        .map(each -> new Choice(each.getKey().toString(), each.getValue(), true))
                        .toList());
        model.addAttribute("foundSubjects", found(form.subjectQuery(), Set.copyOf(chosen)));
    }

    /// The subjects at work that hold those words, a page of them, each with its unit.
    List<Choice> found(@Nullable String words, Set<SubjectId> chosen) {
        if (words == null || words.isBlank()) return List.of();
        return subjects.page(SubjectFilter.holding(words), 1).rows().stream()
                .filter(row -> !chosen.contains(row.id()))
                .map(row -> new Choice(
                        row.id().toString(), row.name() + ", " + row.area().datedName(), false))
                .toList();
    }

    private static Choice choice(Area area, Set<String> chosen) {
        return new Choice(
                area.id().toString(), shown(area), chosen.contains(area.id().toString()));
    }

    /// The name, with its days where the group in which it is offered does not tell them.
    private static String shown(Area area) {
        var from = area.validity().from();
        var to = area.validity().to();
        boolean told = from == null ? REFORM.minusDays(1).equals(to) : from.equals(REFORM) && to == null;
        return told ? area.fullName() : area.pickedName();
    }
}
