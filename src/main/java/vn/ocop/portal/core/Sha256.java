package vn.ocop.portal.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of files, 64 hexadecimal digits.
public final class Sha256 {
    private Sha256() {}

    /// Of bytes in memory.
    public static String of(byte[] file) {
        try {
            return of(new ByteArrayInputStream(file));
        } catch (IOException bytesInMemoryAreThere) {
            throw new UncheckedIOException(bytesInMemoryAreThere);
        }
    }

    /// Reads the file to its end without holding it.
    public static String of(InputStream file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[64 * 1024];
            for (int read = file.read(some); read >= 0; read = file.read(some)) digest.update(some, 0, read);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
