package org.headgate.ownaccount.service;

import java.time.Duration;
import java.util.UUID;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.guard.PagedResult;

/**
 * One running export. Each piece is read in a call of its own as the client reads, and nothing is
 * held in between. It ends with the session or token that began it.
 */
public final class ExportRun implements PagedResult {

  private static final Duration RENEWAL = Duration.ofSeconds(15);

  private final UUID id;
  private final ExportDocument document;
  private final Runnable permission;
  private final ExportRunService service;
  private final DatabaseGuard guard;
  private final GuardedWork work;
  private long renewed = System.nanoTime();

  /**
   * @param permission fails when the caller would no longer be accepted
   */
  ExportRun(
      UUID id,
      ExportDocument document,
      Runnable permission,
      ExportRunService service,
      DatabaseGuard guard,
      GuardedWork work) {
    this.id = id;
    this.document = document;
    this.permission = permission;
    this.service = service;
    this.guard = guard;
    this.work = work;
  }

  @Override
  public boolean hasNext() {
    return document.hasNext();
  }

  @Override
  public byte[] next() {
    permission.run();
    if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
      renewed = System.nanoTime();
      guard.run(work, () -> service.renew(id));
    }
    return document.next();
  }

  /** Lets the account begin another export. */
  @Override
  public void close() {
    guard.run(work, () -> service.end(id));
  }
}
