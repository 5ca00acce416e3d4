package vn.ocop.portal.exchange.imports;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.exchange.imports.ImportStore.Claim;
import vn.ocop.portal.exchange.imports.RowImport.Stopped;

/// Looks for queued work and does it in the background, one batch at a time, so that imports never take the machine
/// from
/// the pages. Every node has one; the row lock of the claim keeps two from taking the same batch, and a heartbeat tells
/// the living from the dead: work that nobody beats for is taken over, and given up after three starts.
@Component
class ImportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final int ATTEMPTS = 3;

    private final ImportStore store;
    private final ImportWork work;
    private final Duration silence;
    private final Duration kept;
    private final UUID runner = UUID.randomUUID();
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    ImportWorker(
            ImportStore store,
            ImportWork work,
            @Value("${portal.import.silence:30s}") Duration silence,
            @Value("${portal.import.kept:90d}") Duration kept) {
        this.store = store;
        this.work = work;
        this.silence = silence;
        this.kept = kept;
    }

    /// Tells that there is work.
    void wake() {
        woken.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("imports").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        var current = thread;
        wake();
        if (current == null) return;
        try {
            if (!current.join(Duration.ofSeconds(20))) current.interrupt();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        long tidied = 0;
        while (running) {
            try {
                if (System.nanoTime() - tidied > TIDY.toNanos() || tidied == 0) {
                    store.forget(kept);
                    tidied = System.nanoTime();
                }
                if (!once() && running) {
                    woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    woken.drainPermits();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException unreachable) {
                LOG.warn("The queue of imports cannot be read: {}", unreachable.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does the next work, if there is any.
    boolean once() {
        var claim = store.claim(runner, silence);
        claim.ifPresent(this::perform);
        return claim.isPresent();
    }

    private void perform(Claim claim) {
        if (claim.attempts() > ATTEMPTS) {
            store.fail(claim, runner, "import.lost", List.of());
            return;
        }
        var progress = new ImportWork.Progress();
        var over = new CountDownLatch(1);
        boolean inLoop = running;
        Thread.ofVirtual().name("import-heartbeat").start(() -> beat(claim, progress, over, inLoop));
        try {
            work.run(claim, runner, progress);
        } catch (Stopped cancelled) {
            if (inLoop && !running) store.release(claim, runner);
            LOG.info("Import {} was stopped", claim.id());
        } catch (NotFound gone) {
            store.fail(claim, runner, "import.gone", List.of());
        } catch (RuleViolation broken) {
            store.fail(
                    claim,
                    runner,
                    broken.code(),
                    Stream.of(broken.args()).map(String::valueOf).toList());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unexpected) {
            LOG.error("Import {} failed", claim.id(), unexpected);
            store.fail(
                    claim,
                    runner,
                    "import.failed",
                    List.of(claim.id().toString().substring(0, 8)));
        } finally {
            over.countDown();
        }
    }

    // The end is told by a latch: an interrupt would tear the connection of a heartbeat under way.
    private void beat(Claim claim, ImportWork.Progress progress, CountDownLatch over, boolean inLoop) {
        try {
            do {
                if ((inLoop && !running) || !store.beat(claim.id(), runner, progress.done(), progress.total())) {
                    progress.stop();
                    return;
                }
            } while (!over.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            progress.stop();
            Thread.currentThread().interrupt();
        } catch (DataAccessException unreachable) {
            LOG.warn("The heartbeat of import {} was not heard: {}", claim.id(), unreachable.getMessage());
            progress.stop();
        }
    }
}
