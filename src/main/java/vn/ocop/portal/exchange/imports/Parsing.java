package vn.ocop.portal.exchange.imports;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.Busy;

/// Lets few files be read at once: reading one may take as much memory as its rows do.
@Component
class Parsing {
    private final Semaphore places;
    private final Duration wait;

    /// @param files how many are read at once on this node
    /// @param wait how long another waits before it is refused
    Parsing(@Value("${portal.import.parsing:2}") int files, @Value("${portal.import.parsing-wait:20s}") Duration wait) {
        this.places = new Semaphore(files, true);
        this.wait = wait;
    }

    /// What the work gives, once there is a place for it. Whoever asks holds no connection meanwhile.
    ///
    /// @throws Busy `import.busy` where there is none for too long
    <T> T of(Supplier<T> work) {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) throw busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /// How many wait for a place.
    int waiting() {
        return places.getQueueLength();
    }

    /// Who was refused comes back after as long as they waited, when others have had their turn.
    private Busy busy() {
        return new Busy("import.busy", wait);
    }
}
