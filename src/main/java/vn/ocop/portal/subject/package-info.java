/// OCOP subjects (chủ thể), their products and the stars these were given, with the decisions and their days.
/// The
/// data is the coordination office's: departments read it and link their activities to it. Others hold a
/// [SubjectId] or
/// [ProductId]. A hội quán is no subject.
@ApplicationModule(
        displayName = "Subject",
        allowedDependencies = {"core", "area", "organization", "account"})
@NullMarked
package vn.ocop.portal.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
