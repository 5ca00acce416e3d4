package vn.ocop.portal.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An official document in its typed form, a letter (công văn) or one with a name (báo cáo, biên nhận): what it says,
/// not how it looks. Any text may stand in it; characters that a document cannot hold are dropped when it is laid out.
///
/// The closing mark "./." belongs to the last paragraph of the body and is the caller's to write, and so is a word in
/// the body about each annex. An empty list of addressees or of distribution leaves the part out, and so does a
/// signature that is null.
public record OfficialLetter(
        Header header,
        List<String> addressees,
        List<Block> body,
        @Nullable Signature signature,
        List<String> distribution,
        List<Annex> annexes,
        Medium medium) {
    public OfficialLetter {
        addressees = List.copyOf(addressees);
        body = List.copyOf(body);
        distribution = List.copyOf(distribution);
        annexes = List.copyOf(annexes);
    }

    /// A letter with annexes that goes out electronically.
    public OfficialLetter(
            Header header,
            List<String> addressees,
            List<Block> body,
            @Nullable Signature signature,
            List<String> distribution,
            List<Annex> annexes) {
        this(header, addressees, body, signature, distribution, annexes, Medium.ELECTRONIC);
    }

    /// A letter without annexes.
    public OfficialLetter(
            Header header,
            List<String> addressees,
            List<Block> body,
            @Nullable Signature signature,
            List<String> distribution) {
        this(header, addressees, body, signature, distribution, List.of());
    }

    /// The labels of the annexes that the body does not speak of, though it must (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    /// III.1.a).
    public List<String> annexesNotReferredTo() {
        return AnnexReferences.missing(this);
    }
}
