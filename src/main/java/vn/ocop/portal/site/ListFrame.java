package vn.ocop.portal.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.ocop.portal.account.ListMemory;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.ListAddress;

/// Gives the lists of rooms that know no accounts what other lists ask for themselves: `view`, the filters that are on
/// and those that the person saved, and `chips`. A list opens with the person's default filter here too.
@Component
class ListFrame implements HandlerInterceptor, WebMvcConfigurer {
    private static final String MEMORY = ListFrame.class.getName();
    private final SavedFilters filters;
    private final MessageSource messages;

    ListFrame(SavedFilters filters, MessageSource messages) {
        this.filters = filters;
        this.messages = messages;
    }

    /// The lists, by their paths.
    static final Map<String, SavableList> LISTS = byPath(
            new SavableList("organizations", "/admin/organizations", "q"),
            new SavableList("areas", "/admin/areas", "on", "q"));

    /// The lists as those who save their filters find them.
    @Bean
    static SavableList listOfOrganizations() {
        return Objects.requireNonNull(LISTS.get("/admin/organizations"));
    }

    @Bean
    static SavableList listOfAreas() {
        return Objects.requireNonNull(LISTS.get("/admin/areas"));
    }

    private static Map<String, SavableList> byPath(SavableList... lists) {
        var byPath = new LinkedHashMap<String, SavableList>();
        for (var list : lists) byPath.put(list.path(), list);
        return byPath;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(List.copyOf(LISTS.keySet()));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var list = list(request);
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (list == null || signedIn == null || !(signedIn.getPrincipal() instanceof SignedIn me)) return true;
        var memory = filters.memory(me, list);
        var instead = ListView.instead(list, given(request), memory);
        if (instead.isPresent()) {
            response.sendRedirect(instead.get());
            return false;
        }
        request.setAttribute(MEMORY, memory);
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var list = list(request);
        if (list == null || page == null || !(request.getAttribute(MEMORY) instanceof ListMemory memory)) return;
        var given = given(request);
        var view = ListView.of(list, ListAddress.of(list.path(), list.parameters(), given), given, memory);
        Locale language = RequestContextUtils.getLocale(request);
        page.addObject("view", view)
                .addObject(
                        "chips",
                        view.chips((name, value) ->
                                messages.getMessage(list.key() + ".chip." + name, new Object[] {value}, language)));
    }

    private static @Nullable SavableList list(HttpServletRequest request) {
        return request.getMethod().equals("GET") ? LISTS.get(request.getServletPath()) : null;
    }

    private static Map<String, List<String>> given(HttpServletRequest request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, Arrays.asList(values)));
        return given;
    }
}
