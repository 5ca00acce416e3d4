package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.organization.OrganizationId;

/// A letter (công văn đôn đốc) by which the office urges those on who owe an answer.
///
/// @param version rises with every change
/// @param requestNumber number and symbol of the request's letter
/// @param answerBy the new day by which it asks for the answer
/// @param addressees whom it names: of a draft, those who still owe an answer
/// @param answered of a draft: whom it was to name and who has answered since; empty once it was sent
/// @param extra a paragraph that a person added
/// @param sent null until it is told to have been sent
public record RequestReminder(
        RequestReminderId id,
        int version,
        NoticeState state,
        RequestId request,
        String requestNumber,
        LocalDate answerBy,
        List<OrganizationId> addressees,
        List<OrganizationId> answered,
        @Nullable String extra,
        AccountId draftedBy,
        Instant draftedAt,
        Notice.@Nullable Sent sent) {
    public RequestReminder {
        addressees = List.copyOf(addressees);
        answered = List.copyOf(answered);
    }
}
