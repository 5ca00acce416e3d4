package vn.ocop.portal.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// A small HTTP client on plain sockets, so that little of two cores goes into asking.
final class Load {
    private Load() {}

    /// An answer's status and how many bytes its body had.
    record Answer(int status, long bytes) {}

    /// Answers per second over that many kept connections.
    ///
    /// @throws IllegalStateException where an answer is not 200
    static double perSecond(int port, String path, String cookie, int connections, int seconds) throws Exception {
        var count = new AtomicLong();
        var failures = new ArrayList<Throwable>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (var connection = new Connection(port)) {
                    while (System.nanoTime() < end) {
                        var answer = connection.get(path, cookie);
                        if (answer.status() != 200) throw new IllegalStateException(path + " answers " + answer);
                        count.incrementAndGet();
                    }
                } catch (IOException | RuntimeException failed) {
                    synchronized (failures) {
                        failures.add(failed);
                    }
                }
            }));
        }
        for (var thread : threads) thread.join();
        if (!failures.isEmpty()) throw new IllegalStateException(failures.getFirst());
        return count.get() / (double) seconds;
    }

    /// A kept connection.
    static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Connection(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        Answer get(String path, String cookie) throws IOException {
            String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n".formatted(path, cookie);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            int status = Integer.parseInt(line().split(" ")[1]);
            long length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:"))
                    length = Long.parseLong(lower.substring(15).strip());
                if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) chunked = true;
            }
            if (!chunked) {
                in.skipNBytes(length);
                return new Answer(status, length);
            }
            for (long size = chunk(); ; size = chunk()) {
                length += size;
                in.skipNBytes(size + 2);
                if (size == 0) return new Answer(status, length);
            }
        }

        private long chunk() throws IOException {
            return Long.parseLong(line().strip(), 16);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) throw new IOException("the connection ended");
                if (b != '\r') line.append((char) b);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
