package vn.ocop.portal.exchange.imports;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.RuleViolation;

/// Lets few files be read at once: reading one may take as much memory as its rows do.
@Component
class Parsing {
    private final Semaphore places;
    private final long waitSeconds;

    /// @param files how many are read at once on this node
    /// @param waitSeconds how long another waits before it is refused
    Parsing(
            @Value("${portal.import.parsing:2}") int files,
            @Value("${portal.import.parsing-wait-seconds:20}") long waitSeconds) {
        this.places = new Semaphore(files, true);
        this.waitSeconds = waitSeconds;
    }

    /// What the work gives, once there is a place for it.
    ///
    /// @throws RuleViolation `import.busy` where there is none for too long
    <T> T of(Supplier<T> work) {
        try {
            if (!places.tryAcquire(waitSeconds, TimeUnit.SECONDS)) throw new RuleViolation("import.busy");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RuleViolation("import.busy");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
