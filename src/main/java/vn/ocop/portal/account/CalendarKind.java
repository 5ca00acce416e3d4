package vn.ocop.portal.account;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// What stands in a calendar, in the order in which a day tells of it.
public enum CalendarKind {
    /// Ngày nghỉ, ngày làm bù.
    HOLIDAYS,
    /// Thời hạn của yêu cầu báo cáo.
    REQUESTS,
    /// Nhiệm vụ kế hoạch đến hạn.
    TASKS,
    /// Giấy chứng nhận hết hạn; for the coordination office.
    CERTIFICATES,
    /// Kết thúc kỳ báo cáo.
    PERIODS,
    /// Hoạt động.
    ACTIVITIES;

    /// The kinds that the person may see; none for who sees neither activities nor requests.
    public static Set<CalendarKind> of(SignedIn me) {
        if (me.is(Role.COORDINATOR)) return EnumSet.allOf(CalendarKind.class);
        if (!me.is(Role.STAFF) && !me.is(Role.LEADER) && !me.is(Role.REGISTRY))
            return EnumSet.noneOf(CalendarKind.class);
        return EnumSet.complementOf(EnumSet.of(CERTIFICATES));
    }

    /// Those of these kinds that the person may see.
    public static Set<CalendarKind> of(SignedIn me, Collection<CalendarKind> kinds) {
        var seen = of(me);
        seen.retainAll(kinds);
        return seen;
    }
}
