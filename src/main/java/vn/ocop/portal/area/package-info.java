/// Administrative units (đơn vị hành chính) of the province, each with the days on which it existed, and what it
/// became. Others hold an [AdministrativeUnitId], read [Area]s from [Areas], and let [AreaWording] write a set of
/// them into a letter. Never finds a unit by its name or code alone: both come again.
@ApplicationModule(displayName = "Area", allowedDependencies = "core")
@NullMarked
package vn.ocop.portal.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
