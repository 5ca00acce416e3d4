package vn.ocop.portal.subject;

import vn.ocop.portal.core.Validity;

/// A version of the grouping of products.
///
/// @param name the decision that brought it
public record ProductTaxonomy(String code, String name, Validity validity) {}
