package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import vn.ocop.portal.account.AccountId;

/// A request in its addressee's register of incoming letters (số đến, ngày đến).
///
/// @param number 1 to 999999, given once a year by each organization
public record RequestArrival(RequestId request, int number, LocalDate arrivedOn, AccountId by, Instant at) {}
