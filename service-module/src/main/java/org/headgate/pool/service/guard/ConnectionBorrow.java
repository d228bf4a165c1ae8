package org.headgate.pool.service.guard;

import java.lang.StackWalker.StackFrame;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * One run of guarded work from its admission to its end, in which it may hold a connection (seed
 * D6): who, for what, since when, from where. Each is a thing of its own, never equal.
 */
public final class ConnectionBorrow {
  private static final int DEEPEST = 60;

  private final Thread holder;
  private final WorkPriority workPriority;
  private final Optional<String> endpoint;
  private final Instant since;
  private final long begunAt;
  private final List<StackFrame> origin;

  ConnectionBorrow(
      Thread holder,
      WorkPriority workPriority,
      Optional<String> endpoint,
      Instant since,
      long begunAt,
      List<StackFrame> origin) {
    this.holder = holder;
    this.workPriority = workPriority;
    this.endpoint = endpoint;
    this.since = since;
    this.begunAt = begunAt;
    this.origin = origin;
  }

  public String thread() {
    return holder.getName();
  }

  public WorkPriority workClass() {
    return workPriority;
  }

  /** Empty for work that is neither a request nor a task. */
  public Optional<String> endpoint() {
    return endpoint;
  }

  public Instant since() {
    return since;
  }

  /** Where it was borrowed: our own frames only, innermost first. */
  public List<String> stackAtBorrow() {
    return origin.stream().map(StackFrame::toString).toList();
  }

  /**
   * Where the holder is now, innermost first; stops the thread for some microseconds. The work may
   * have ended meanwhile, so ask {@link BorrowRegistry} afterwards.
   */
  public List<String> stackNow() {
    return Arrays.stream(holder.getStackTrace())
        .limit(DEEPEST)
        .map(StackTraceElement::toString)
        .toList();
  }

  long begunAt() {
    return begunAt;
  }
}
