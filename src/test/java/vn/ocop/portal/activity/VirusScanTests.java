package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.core.RuleViolation;

/// The scanner against a daemon that speaks clamd's protocol.
class VirusScanTests {
    @Test
    void theWholeFileIsSentAndACleanOneIsClean() throws Exception {
        byte[] file = new byte[150_000];
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var received = answering(daemon, "stream: OK\0");
            assertThat(new VirusScan("localhost:" + daemon.getLocalPort()).clean(file, "x"))
                    .isTrue();
            assertThat(received.get()).isEqualTo(file);
        }
    }

    @Test
    void whatIsFoundIsRefusedAndSoIsWhatCouldNotBeLookedAt() throws Exception {
        assertRefused("stream: Eicar-Test-Signature FOUND\0", "evidence.virus");
        assertRefused("INSTREAM size limit exceeded. ERROR\0", "evidence.scanner");
        assertRefused("", "evidence.scanner");
        int free;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = nobody.getLocalPort();
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> new VirusScan("localhost:" + free).clean(new byte[1], "x"))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("evidence.scanner"));
    }

    @Test
    void withoutAnAddressNothingIsScannedAndABadOneStopsTheStart() {
        assertThat(new VirusScan("").clean(new byte[1], "x")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new VirusScan("clamav"));
    }

    private static void assertRefused(String reply, String why) throws Exception {
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answering(daemon, reply);
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> new VirusScan("localhost:" + daemon.getLocalPort()).clean(new byte[10], "x"))
                    .satisfies(broken -> assertThat(broken.code()).isEqualTo(why));
        }
    }

    private static CompletableFuture<byte[]> answering(ServerSocket daemon, String reply) {
        return CompletableFuture.supplyAsync(() -> {
            try (var caller = daemon.accept()) {
                var in = new DataInputStream(caller.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                var file = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) file.write(in.readNBytes(length));
                caller.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
                return file.toByteArray();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }
}
