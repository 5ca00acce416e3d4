package vn.ocop.portal.plan;

/// What is counted (chỉ tiêu): plans set targets on it, activities measure it.
///
/// @param unit as written after a number: lớp, sản phẩm, %, đồng
public record Indicator(String code, String name, String nameEn, String unit) {}
