package vn.ocop.portal.activity;

import vn.ocop.portal.core.Page;

/// A page of activities and what its filters offer.
public record ActivityListing(Page<ActivityRow> page, ActivityChoices choices) {}
