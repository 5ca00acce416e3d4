package vn.ocop.portal.core;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days on which a fact holds, both ends included. A null end is open or unknown, but one end at least is
/// known, for Hibernate loads an embeddable of nothing but nulls as null.
@Embeddable
public record Validity(
        @Column(name = "valid_from") @Nullable LocalDate from,
        @Column(name = "valid_to") @Nullable LocalDate to) {
    public Validity {
        if (from == null && to == null) throw new IllegalArgumentException("neither end is known");
        if (from != null && to != null && to.isBefore(from))
            throw new IllegalArgumentException(to + " is before " + from);
    }

    /// Whether the fact holds on that day.
    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
