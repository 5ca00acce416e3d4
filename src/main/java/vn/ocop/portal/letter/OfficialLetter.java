package vn.ocop.portal.letter;

import java.util.List;

/// An official letter (công văn) in its typed form: what it says, not how it looks. Any text may stand in it;
/// characters that a document cannot hold are dropped when it is laid out.
///
/// The closing mark "./." belongs to the last paragraph of the body and is the caller's to write. An empty list of
/// addressees or of distribution leaves the part out.
public record OfficialLetter(
        Header header, List<String> addressees, List<Block> body, Signature signature, List<String> distribution) {
    public OfficialLetter {
        addressees = List.copyOf(addressees);
        body = List.copyOf(body);
        distribution = List.copyOf(distribution);
    }
}
