package vn.ocop.portal.site;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.ComposedPasswords;
import vn.ocop.portal.exchange.ApiAccess;
import vn.ocop.portal.exchange.ApiLanguage;
import vn.ocop.portal.exchange.ApiProblems;

/// Who may open which page, and the headers that every page carries.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityRules {
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return new ComposedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    /// The API: a token at each request, no session, no cookie, and so no form token either.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiTokens tokens,
            ApiProblems problems,
            @Value("${portal.api.requests-per-minute}") int requestsPerMinute)
            throws Exception {
        return http.securityMatcher(ApiLanguage::speaksAt)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/v1/openapi.json", "/api/v1/openapi.yaml")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(
                        new ApiAccess(tokens, problems, requestsPerMinute), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ShallowEtagHeaderFilter(), ApiAccess.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'"))
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "private, no-cache"))
                        .addHeaderWriter(new StaticHeadersWriter("Vary", "Authorization, Accept-Language")))
                .build();
    }

    /// The calendar feeds: a token in the address opens each, no session, no cookie.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 110)
    SecurityFilterChain feeds(HttpSecurity http) throws Exception {
        return http.securityMatcher("/calendar/feed/*.ics")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/calendar/feed/*.ics")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/calendar/feed/*.ics")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("default-src 'none'"))
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, ErrorPages.Denied denied) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in",
                                "/help",
                                "/api/docs",
                                "/error",
                                "/css/**",
                                "/js/**",
                                "/img/**",
                                "/webjars/**",
                                "/favicon.ico",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/admin/**")
                        .hasRole("ADMIN")
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .failureUrl("/sign-in?error")
                        .defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .csrf(Customizer.withDefaults())
                .exceptionHandling(errors -> errors.accessDeniedHandler(denied))
                .build();
    }
}
