package vn.ocop.portal.area.web;

import java.util.List;
import vn.ocop.portal.area.Area;

/// A unit with those below it that are shown.
record AreaGroup(Area unit, List<Area> parts) {}
