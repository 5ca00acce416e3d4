package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;

/// Requests for reports, from and to the organization.
@ApiResource(ApiScope.REQUESTS)
@RequestMapping("/api/v1/requests")
class ApiRequests {
    private final ReportRequests requests;
    private final ApiNames names;

    ApiRequests(ReportRequests requests, ApiNames names) {
        this.requests = requests;
        this.names = names;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Request> listRequests(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        return ApiQuery.page(
                "requests",
                requests.of(me),
                request -> request.id().value(),
                after,
                ApiQuery.limit(limit),
                read -> {
                    var known = names.of(named(read));
                    return request -> request(request, known);
                },
                response);
    }

    @GetMapping("/{id}")
    ApiJson.Request getRequest(@AuthenticationPrincipal SignedIn me, @PathVariable RequestId id) {
        var request = requests.get(id, me);
        return request(request, names.of(named(List.of(request))));
    }

    private static Collection<OrganizationId> named(List<RequestSummary> read) {
        var named = new HashSet<OrganizationId>();
        read.forEach(request -> {
            named.add(request.sender());
            named.addAll(request.addressees());
        });
        return named;
    }

    private static ApiJson.Request request(RequestSummary request, ApiNames.Known known) {
        return new ApiJson.Request(
                request.id().value(),
                known.ref(request.sender()),
                request.number(),
                request.issuedOn(),
                request.subject(),
                request.plan() == null ? null : request.plan().value(),
                request.periodName(),
                request.period().from(),
                request.period().to(),
                request.deadline(),
                request.addressees().stream().map(known::ref).toList());
    }
}
