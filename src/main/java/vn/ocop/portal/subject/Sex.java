package vn.ocop.portal.subject;

/// The sex (giới tính) of a subject's legal representative, as the dossier asks for it.
public enum Sex {
    FEMALE,
    MALE
}
