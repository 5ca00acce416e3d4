package vn.ocop.portal.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.ocop.portal.RunningPortal;

/// A story of the customer, told in a browser on the running portal with its demo data. A test takes a [Site],
/// which signs in and opens pages, or Playwright's `Page`. It fails on what the page walker fails on at once: a
/// console error (a violation of the Content-Security-Policy is one), a script error, an answer of 500 or more, a
/// missing file. Where no Chromium is found the journeys are skipped.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@RunningPortal
@ExtendWith(Browsers.class)
public @interface Journey {}
