package vn.ocop.portal.subject;

/// Who may hold an OCOP product (Quyết định 26/2026/QĐ-TTg). A hội quán is none of these: see [ProducerGroups].
public enum SubjectType {
    /// Hợp tác xã.
    COOPERATIVE,
    /// Tổ hợp tác.
    COOPERATIVE_GROUP,
    /// Doanh nghiệp nhỏ và vừa.
    SME,
    /// Trang trại.
    FARM,
    /// Hộ sản xuất, hộ gia đình có đăng ký kinh doanh.
    HOUSEHOLD_BUSINESS,
    /// Hội, hiệp hội, trung tâm điều hành hoặc tương đương: for products of tourism alone.
    TOURISM_ASSOCIATION
}
