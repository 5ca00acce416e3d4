/// People who sign in, their roles and passwords. Others know the signed-in person as [SignedIn], a parameter of
/// their controllers and services, and hold an [AccountId]. [ReminderChoices] keeps how each wants to be reminded.
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"core", "organization"})
@NullMarked
package vn.ocop.portal.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
