package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Where the embedded PostgreSQL keeps its programs and data. One portal at a time holds it, by a lock on the file
/// `portal.lock` that the operating system gives back even when the portal is killed. A server that runs in a
/// directory whose lock is free was therefore left behind by a killed portal, and is ended; one that runs in a
/// directory whose lock is taken belongs to somebody, and is left alone.
final class DatabaseDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Path home;
    private final FileChannel lock;
    private final boolean fresh;

    private DatabaseDirectory(Path home, FileChannel lock, boolean fresh) {
        this.home = home;
        this.lock = lock;
        this.fresh = fresh;
    }

    /// Takes the directory and makes it ready for a server to start in.
    ///
    /// @param home absolute, made where it is missing
    /// @param fresh whether to delete the data of an earlier start
    /// @throws NoDatabase where another portal that runs now holds it
    static DatabaseDirectory take(Path home, boolean fresh) throws IOException {
        Files.createDirectories(home);
        var lock = FileChannel.open(home.resolve("portal.lock"), CREATE, READ, WRITE);
        try {
            lockOrExplain(home, lock);
            var directory = new DatabaseDirectory(home.toRealPath(), lock, fresh);
            directory.endServerLeftBehind();
            directory.clearUp();
            return directory;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /// The data.
    Path data() {
        return home.resolve("postgresql");
    }

    /// The server's programs.
    Path server() {
        return home.resolve("server");
    }

    /// Whether the data is thrown away at the next start, so that nothing needs to survive a power failure.
    boolean isFresh() {
        return fresh;
    }

    /// Gives the directory back.
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void lockOrExplain(Path home, FileChannel file) throws IOException {
        boolean taken;
        try {
            taken = file.tryLock() == null;
        } catch (OverlappingFileLockException byThisProcess) {
            taken = true;
        }
        if (taken) {
            var holder = ByteBuffer.allocate(20);
            file.read(holder, 0);
            throw new NoDatabase(
                    "Another portal (process %s) is running on the data in %s"
                            .formatted(new String(holder.array(), 0, holder.position(), UTF_8).strip(), home),
                    "Stop that one, or choose another directory: PORTAL_EMBEDDEDDATABASE_DIRECTORY");
        }
        file.truncate(0);
        file.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    }

    // The server and its helpers are known by their program and the directory they work in: a process id alone may
    // have been given to another process since, and the programs may be those that this process unpacked
    // elsewhere.
    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("/bin/postgres"))
                .filter(this::worksHere)
                .toList();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data());
        } catch (IOException endedOrOfAnotherPerson) {
            return false;
        }
    }

    private void endServerLeftBehind() {
        var servers = running();
        if (servers.isEmpty()) return;
        LOG.info("Ending the PostgreSQL that an earlier start left behind in {}", home);
        var masters = servers.stream()
                .filter(server -> server.parent().filter(servers::contains).isEmpty())
                .toList();
        masters.forEach(ProcessHandle::destroy); // waits for sessions of others to end
        if (ended()) return;
        running().forEach(ProcessHandle::destroy); // ends those sessions
        if (ended()) return;
        running().forEach(ProcessHandle::destroyForcibly); // the log brings back what was committed
        if (!ended()) {
            throw new NoDatabase(
                    "A PostgreSQL left behind in %s does not end: processes %s"
                            .formatted(
                                    home,
                                    running().stream().map(ProcessHandle::pid).toList()),
                    "End these processes and start again");
        }
    }

    // Looks again and again instead of waiting for each process: one that has ended but that nobody collects (in a
    // container, say) counts as alive for good, but runs no program any more.
    private boolean ended() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!running().isEmpty()) {
            if (System.nanoTime() > deadline) return false;
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return true;
    }

    // No server runs here now. Its note of its process id would stop the next one where that id is somebody else's by
    // now; and data on which no server was ever started (initdb was killed) is no use to anybody.
    private void clearUp() throws IOException {
        boolean halfMade = Files.exists(data()) && !Files.exists(data().resolve("postmaster.opts"));
        if (fresh || halfMade) {
            if (!FileSystemUtils.deleteRecursively(data()) && Files.exists(data())) {
                throw new UncheckedIOException(new IOException("cannot delete " + data()));
            }
        }
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }
}
