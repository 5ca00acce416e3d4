package vn.ocop.portal.site;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.ParseException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import vn.ocop.portal.core.PortalClock;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.exchange.ApiLanguage;

/// The clock and the languages of the portal.
@Configuration(proxyBeanMethods = false)
class SiteConfiguration implements WebMvcConfigurer {
    private static final List<Locale> LANGUAGES = List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH);

    /// The time in Vietnam.
    @Bean
    PortalClock clock() {
        return new PortalClock();
    }

    /// Vietnamese unless the person chose English by `?lang=en`; kept in a cookie for a year. Other languages are
    /// Vietnamese.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("lang") {
            // Programs bring no cookie: the API goes by what they accept.
            @Override
            public LocaleContext resolveLocaleContext(HttpServletRequest request) {
                return ApiLanguage.speaksAt(request)
                        ? () -> ApiLanguage.of(request)
                        : super.resolveLocaleContext(request);
            }

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return ApiLanguage.speaksAt(request) ? ApiLanguage.of(request) : super.resolveLocale(request);
            }

            @Override
            protected Locale parseLocaleValue(String value) {
                return value.startsWith("en") ? Locale.ENGLISH : VietnameseText.VIETNAMESE;
            }
        };
        resolver.setDefaultLocale(VietnameseText.VIETNAMESE);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    /// Days and numbers read and shown as officials type them. Forms have editors that do the same, but where one
    /// field cannot be read there is no form object, and the others are shown again by these.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new IdConverter());
        registry.addFormatterForFieldType(LocalDate.class, new Formatter<LocalDate>() {
            @Override
            public LocalDate parse(String text, Locale language) throws ParseException {
                return VietnameseDates.typed(text).orElseThrow(() -> new ParseException(text, 0));
            }

            @Override
            public String print(LocalDate day, Locale language) {
                return VietnameseDates.onScreen(day);
            }
        });
        registry.addFormatterForFieldType(BigDecimal.class, new Formatter<BigDecimal>() {
            @Override
            public BigDecimal parse(String text, Locale language) throws ParseException {
                return VietnameseNumbers.typed(text).orElseThrow(() -> new ParseException(text, 0));
            }

            @Override
            public String print(BigDecimal number, Locale language) {
                return VietnameseNumbers.grouped(number);
            }
        });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var byParameter = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return LANGUAGES.stream()
                        .filter(language -> value.equals(language.getLanguage()))
                        .findFirst()
                        .orElse(VietnameseText.VIETNAMESE);
            }
        };
        byParameter.setParamName("lang");
        registry.addInterceptor(byParameter).excludePathPatterns("/api/v1/**");
        registry.addInterceptor(new PageFrame())
                .excludePathPatterns("/webjars/**", "/css/**", "/js/**", "/img/**", "/actuator/**", "/api/v1/**");
    }
}
