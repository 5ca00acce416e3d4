package vn.ocop.portal.core;

/// Who is at work, as files and pages name them.
public interface Person {
    /// The person's name.
    String fullName();

    /// Official name of the organization for which they work.
    String organizationName();
}
