package vn.ocop.portal.exchange.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RestController;
import vn.ocop.portal.account.ApiScope;

/// Addresses of the API that one scope opens.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@RestController
@interface ApiResource {
    /// What a token needs to read here.
    ApiScope value();
}
