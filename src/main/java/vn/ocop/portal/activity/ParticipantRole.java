package vn.ocop.portal.activity;

/// What an organization does in an activity.
public enum ParticipantRole {
    /// Đơn vị thực hiện: one at most, the department itself or one of its units.
    EXECUTING,
    /// Cơ quan chủ trì: one at most.
    LEAD,
    /// Cơ quan phối hợp: any number, in the order in which a letter names them.
    COOPERATING
}
