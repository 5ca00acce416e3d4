/// Measures the portal beside floors of the same run: `./mvnw -B test -Pbenchmark`. Never part of the check.
@org.jspecify.annotations.NullMarked
package vn.ocop.portal.benchmark;
