package org.headgate.common.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.text.SingleLineLogger;

/**
 * Entries of the audit log on what was done while the database was away, in memory. They are
 * written later in their order. Their number is bounded, because an outage may be long.
 */
public final class DeferredAuditEntries {

  private final Logger log;
  private final String subject;
  private final BlockingQueue<Runnable> entries;

  /**
   * @param subject what the entries are about, as the beginning of a sentence
   * @param max how many are kept; further ones are lost, which is logged
   */
  public DeferredAuditEntries(Class<?> source, String subject, int max) {
    this.log = SingleLineLogger.of(source);
    this.subject = subject;
    this.entries = new ArrayBlockingQueue<>(max);
  }

  public void add(Runnable entry) {
    if (!entries.offer(entry)) {
      log.log(Level.WARNING, subject + " is missing in the audit log");
    }
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Writes all of them, or those before the first that the database does not take now. */
  public synchronized void write() {
    for (Runnable entry = entries.peek(); entry != null; entry = entries.peek()) {
      try {
        entry.run();
      } catch (TemporarilyUnavailableException e) {
        log.log(Level.DEBUG, subject + " is written to the audit log later", e);
        return;
      } catch (RuntimeException e) {
        log.log(Level.WARNING, subject + " could not be written to the audit log", e);
      }
      entries.remove();
    }
  }
}
