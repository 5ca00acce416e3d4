package vn.ocop.portal.account;

import java.util.Locale;

/// What a token of the API opens, always for reading only.
public enum ApiScope {
    /// Kế hoạch, with tasks and targets.
    PLANS,
    /// Hoạt động: the organization's own, of the coordination office all.
    ACTIVITIES,
    /// Chủ thể OCOP, without what tells how to reach a person.
    SUBJECTS,
    /// Phone, e-mail and representative of subjects, beside [#SUBJECTS].
    SUBJECTS_CONTACT,
    /// Sản phẩm OCOP and their recognitions.
    PRODUCTS,
    /// Đơn vị hành chính.
    AREAS,
    /// Yêu cầu báo cáo from and to the organization.
    REQUESTS,
    /// Báo cáo that were issued: the organization's own, of the coordination office those sent to it.
    REPORTS;

    /// As the API writes it: subjects:contact.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// The authority that a caller with this scope holds.
    public String authority() {
        return "SCOPE_" + code();
    }
}
