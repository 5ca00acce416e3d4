package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.subject.SubjectFilter;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRow;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;

/// OCOP subjects. How to reach a person is told, and searched, only for tokens that have the scope for it.
@ApiResource(ApiScope.SUBJECTS)
@RequestMapping("/api/v1/subjects")
class ApiSubjects {
    private final Subjects subjects;
    private final Areas areas;

    ApiSubjects(Subjects subjects, Areas areas) {
        this.subjects = subjects;
        this.areas = areas;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Subject> listSubjects(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String stars,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        String words = ApiQuery.words(q);
        var found = subjects
                .all(new SubjectFilter(
                        words,
                        ApiQuery.choice("type", type, SubjectType.class),
                        area(area, areas),
                        ApiQuery.stars(stars),
                        null,
                        null))
                .stream()
                .filter(one -> words == null || contacts() || isNamed(one, words))
                .toList();
        return ApiQuery.page(
                "subjects",
                found,
                one -> one.id().value(),
                after,
                ApiQuery.limit(limit),
                _ -> ApiSubjects::subject,
                response);
    }

    @GetMapping("/{id}")
    ApiJson.SubjectWhole getSubject(@PathVariable SubjectId id) {
        var record = subjects.get(id);
        var told = record.content();
        return new ApiJson.SubjectWhole(
                record.id().value(),
                record.version(),
                told.name(),
                told.type(),
                ref(areas.get(told.unit())),
                told.recordedOn(),
                told.taxCode(),
                told.registration(),
                told.registeredOn(),
                record.womenLed(),
                told.womenOwned(),
                record.ceasedOn(),
                contacts()
                        ? new ApiJson.Contact(
                                told.address(),
                                told.phone(),
                                told.email(),
                                told.representative(),
                                told.representativeTitle())
                        : null,
                record.changedAt());
    }

    /// The unit of a filter.
    static @Nullable AdministrativeUnitId area(@Nullable String text, Areas areas) {
        var id = ApiQuery.id("area", text, AdministrativeUnitId::new);
        if (id != null && areas.of(List.of(id)).isEmpty()) throw new ApiRefusal("area", id.toString(), "known");
        return id;
    }

    static ApiJson.AreaRef ref(Area area) {
        return new ApiJson.AreaRef(area.id().value(), area.fullName());
    }

    /// Whether the words stand in what everybody may know; the register searches the representative's name, too.
    private static boolean isNamed(SubjectRow one, String words) {
        String text = one.taxCode() == null ? one.name() : one.name() + " " + one.taxCode();
        return VietnameseText.fold(text).contains(VietnameseText.fold(words));
    }

    /// Whether the token may search and read how to reach a person.
    static boolean contacts() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(one -> ApiScope.SUBJECTS_CONTACT.authority().equals(one.getAuthority()));
    }

    private static ApiJson.Subject subject(SubjectRow one) {
        return new ApiJson.Subject(
                one.id().value(),
                one.name(),
                one.type(),
                ref(one.area()),
                one.taxCode(),
                one.womenLed(),
                one.womenOwned(),
                one.products(),
                one.stars(),
                one.ceasedOn());
    }
}
