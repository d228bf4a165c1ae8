package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.headgate.accounts.persistence.imports.ImportChunk;
import org.headgate.accounts.persistence.imports.UserImportView;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.RequestAdmission;

/**
 * Processes the lines of an import, chunk by chunk, with low priority: each chunk is followed by a
 * pause, which is longer while requests wait.
 */
@ApplicationScoped
public class UserImportWorker {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final GuardedWork WRITE =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.JOBS);

  /** The pause after a chunk is its processing time divided by this. */
  private static final int SHARE = 2;

  private static final Duration OVERLOAD_DELAY = Duration.ofMillis(50);
  private static final int MAX_CROWDED = 20;

  @Inject ImportWriteService service;
  @Inject ImportValidator importValidator;
  @Inject DatabaseGuard guard;
  @Inject RequestAdmission requests;
  @Inject KeyRing keys;

  /**
   * Processes lines until all are done.
   *
   * @param stops whether the server is stopping
   * @return false when lines wait because it does
   */
  boolean work(UUID id, BooleanSupplier stops) {
    Optional<UserImportView> found = guard.call(READ, () -> service.find(id));
    if (found.isEmpty()) {
      return true;
    }
    boolean dryRun = found.get().dryRun();
    while (!stops.getAsBoolean()) {
      long startNanos = System.nanoTime();
      Optional<ImportChunk> chunk = guard.call(READ, () -> service.next(id));
      if (chunk.isEmpty()) {
        guard.run(WRITE, () -> service.finish(id));
        return true;
      }
      ImportBatch batch =
          importValidator.validate(
              UserImportService.Sealed.opened(id, chunk.get(), keys),
              query -> dryRun ? planned(id, query) : known(query));
      if (!complete(id, batch, dryRun)) {
        return true;
      }
      if (!pause(Duration.ofNanos(System.nanoTime() - startNanos))) {
        return false;
      }
    }
    return false;
  }

  private KnownAccounts known(KnownAccounts.Query query) {
    return guard.call(READ, () -> service.known(query));
  }

  /** Also those that earlier chunks of a dry run would have created. */
  private KnownAccounts planned(UUID id, KnownAccounts.Query query) {
    return new PlannedAccounts(keys)
        .join(known(query), query, queried -> guard.call(READ, () -> service.planned(id, queried)));
  }

  private boolean complete(UUID id, ImportBatch batch, boolean dryRun) {
    if (!dryRun) {
      return guard.call(WRITE, () -> service.write(id, batch));
    }
    List<String> created = new PlannedAccounts(keys).keysOf(batch);
    return guard.call(WRITE, () -> service.plan(id, batch, created));
  }

  /** Pauses; returns false when the thread is to end. */
  private boolean pause(Duration worked) {
    try {
      Thread.sleep(worked.dividedBy(SHARE).toMillis());
      for (int round = 0; round < MAX_CROWDED && isOverloaded(); round++) {
        Thread.sleep(OVERLOAD_DELAY.toMillis());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isOverloaded() {
    return requests.snapshot().waiting() > 0
        || guard.snapshot(PoolName.PLATFORM).admission().waiting() > 0;
  }
}
