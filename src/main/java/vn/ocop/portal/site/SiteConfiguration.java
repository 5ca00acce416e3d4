package vn.ocop.portal.site;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import vn.ocop.portal.core.VietnameseText;

/// The clock and the languages of the portal.
@Configuration(proxyBeanMethods = false)
class SiteConfiguration implements WebMvcConfigurer {
    private static final List<Locale> LANGUAGES = List.of(VietnameseText.VIETNAMESE, Locale.ENGLISH);

    /// The time in Vietnam.
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    /// Vietnamese unless the person chose English by `?lang=en`; kept in a cookie for a year. Other languages are
    /// Vietnamese.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("lang") {
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
        registry.addInterceptor(byParameter);
        registry.addInterceptor(new PageFrame())
                .excludePathPatterns("/webjars/**", "/css/**", "/js/**", "/img/**", "/actuator/**");
    }
}
