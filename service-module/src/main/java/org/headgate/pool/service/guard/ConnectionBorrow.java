package org.headgate.pool.service.guard;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.persistence.sources.StatementSources;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * One run of guarded work, from admission to its end, in which it may hold a connection: its
 * thread, its endpoint, its start, its place in the code. Compared by identity.
 */
public final class ConnectionBorrow {
  private static final int MAX_STACK_DEPTH = 60;
  private static final int ORIGIN = 6;

  private static final String GUARD = GuardedCall.class.getName();

  private final Thread holder;
  private final WorkPriority workPriority;
  private final Optional<String> endpoint;
  private final Instant since;
  private final long begunAt;
  private volatile boolean ended;
  private volatile List<String> origin = List.of();

  ConnectionBorrow(
      Thread holder,
      WorkPriority workPriority,
      Optional<String> endpoint,
      Instant since,
      long begunAt) {
    this.holder = holder;
    this.workPriority = workPriority;
    this.endpoint = endpoint;
    this.since = since;
    this.begunAt = begunAt;
  }

  public String thread() {
    return holder.getName();
  }

  public WorkPriority workPriority() {
    return workPriority;
  }

  /** Empty for work that is neither a request nor a task. */
  public Optional<String> endpoint() {
    return endpoint;
  }

  public Instant since() {
    return since;
  }

  /**
   * Our own frames at the time of borrowing, innermost first. For finished work they are known only
   * if it failed or took long; for running work they are read like {@link #stackNow}.
   */
  public List<String> stackAtBorrow() {
    return ended ? origin : origin(holder.getStackTrace());
  }

  /**
   * The holder's present frames, innermost first; stops the thread for some microseconds. The work
   * may have ended meanwhile, so ask {@link BorrowRegistry} afterwards.
   */
  public List<String> stackNow() {
    return Arrays.stream(holder.getStackTrace())
        .limit(MAX_STACK_DEPTH)
        .map(StackTraceElement::toString)
        .toList();
  }

  long begunAt() {
    return begunAt;
  }

  /**
   * Ends the work.
   *
   * @param toBeKept whether to record where it was borrowed, which costs some microseconds
   */
  void end(boolean toBeKept) {
    if (toBeKept) {
      origin = origin(Thread.currentThread().getStackTrace());
    }
    ended = true;
  }

  /** Our own frames outside of the guard; the container's proxies are left out. */
  private static List<String> origin(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .skip(guarded(stack))
        .filter(ConnectionBorrow::isOurs)
        .limit(ORIGIN)
        .map(StackTraceElement::toString)
        .toList();
  }

  /** The number of frames inside the guard, which are those of the work itself. */
  private static int guarded(StackTraceElement[] stack) {
    for (int frame = 0; frame < stack.length; frame++) {
      if (stack[frame].getClassName().equals(GUARD)) {
        return frame;
      }
    }
    return 0;
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.startsWith("org.headgate.")
        && !name.startsWith("org.headgate.pool.service.")
        && !StatementSources.isMadeByContainer(name)
        && name.indexOf('$') < 0;
  }
}
