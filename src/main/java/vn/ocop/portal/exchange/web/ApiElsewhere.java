package vn.ocop.portal.exchange.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.ocop.portal.core.NotFound;

/// Addresses below the API's at which nothing is.
@RestController
@Hidden
class ApiElsewhere {
    @GetMapping("/api/**")
    void nothing(HttpServletRequest request) {
        throw new NotFound(request.getRequestURI());
    }
}
