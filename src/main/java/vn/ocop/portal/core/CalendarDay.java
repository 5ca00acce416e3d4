package vn.ocop.portal.core;

import java.time.LocalDate;

/// A day on which offices do otherwise than on its weekday.
///
/// @param version rises with every change
/// @param works true: a Saturday or Sunday that is worked; false: another day that is not
/// @param name of the holiday, or instead of which day it is worked
/// @param certain whether somebody compared it with the year's official notice
public record CalendarDay(LocalDate day, int version, boolean works, String name, boolean certain) {}
