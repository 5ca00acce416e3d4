package vn.ocop.portal.activity;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.RuleViolation;

/// Has files looked at by the ClamAV daemon whose address is set; looks at nothing where none is.
///
/// A file that could not be looked at is refused: a scanner that is set up and silent protects nobody.
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int REPLY_LARGEST = 4096;
    private final String address;

    /// @param address host and port of clamd, such as clamav:3310; empty for none
    VirusScan(@Value("${portal.virus-scan.clamav:}") String address) {
        if (!address.isEmpty() && !address.matches("[^\\s:]+:\\d{1,5}"))
            throw new IllegalArgumentException("portal.virus-scan.clamav is host:port, not " + address);
        this.address = address;
    }

    /// Whether the file was looked at and found clean; false where no scanner is set up.
    ///
    /// @param name what the sender calls the file
    /// @throws RuleViolation with the name: `evidence.virus` where it carries something, `evidence.scanner`
    ///     where the scanner does not answer
    boolean clean(byte[] file, String name) {
        if (address.isEmpty()) return false;
        String reply;
        try {
            reply = reply(file);
        } catch (IOException silent) {
            LOG.error("The virus scanner at {} does not answer: {}", address, silent.toString());
            throw new RuleViolation("evidence.scanner", name);
        }
        if (reply.endsWith("FOUND")) {
            LOG.warn("A file was refused: {}", reply);
            throw new RuleViolation("evidence.virus", name);
        }
        if (!reply.endsWith("OK")) {
            LOG.error("The virus scanner at {} says: {}", address, reply);
            throw new RuleViolation("evidence.scanner", name);
        }
        return true;
    }

    /// Speaks clamd's INSTREAM: chunks with their lengths before them, ended by a chunk of nothing.
    private String reply(byte[] file) throws IOException {
        int colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    PATIENCE_MILLIS / 4);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < file.length; at += CHUNK) {
                int length = Math.min(CHUNK, file.length - at);
                out.writeInt(length);
                out.write(file, at, length);
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(REPLY_LARGEST), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }
    }
}
