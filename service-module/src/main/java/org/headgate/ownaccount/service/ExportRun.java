package org.headgate.ownaccount.service;

import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import org.headgate.common.problem.HeadgateException;
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
  private final Iterator<byte[]> pieces;
  private final Runnable permission;
  private final ExportRunService service;
  private final DatabaseGuard guard;
  private final GuardedWork work;
  private long renewed = System.nanoTime();
  private boolean ended;

  /**
   * @param permission fails when the caller would no longer be accepted
   */
  ExportRun(
      UUID id,
      Iterator<byte[]> pieces,
      Runnable permission,
      ExportRunService service,
      DatabaseGuard guard,
      GuardedWork work) {
    this.id = id;
    this.pieces = pieces;
    this.permission = permission;
    this.service = service;
    this.guard = guard;
    this.work = work;
  }

  @Override
  public boolean hasNext() {
    return pieces.hasNext();
  }

  /** With the last piece the run ends, so that its reader can begin another one at once. */
  @Override
  public byte[] next() {
    permission.run();
    if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
      renewed = System.nanoTime();
      guard.run(work, () -> service.renew(id));
    }
    byte[] piece = pieces.next();
    if (!pieces.hasNext()) {
      endIfPossible();
    }
    return piece;
  }

  private void endIfPossible() {
    try {
      close();
    } catch (HeadgateException e) {
      // The export is complete all the same, and close is called again.
    }
  }

  /** Lets the account begin another export. */
  @Override
  public void close() {
    if (!ended) {
      guard.run(work, () -> service.end(id));
      ended = true;
    }
  }
}
