package org.headgate.pool.service.guard;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * One run of guarded work from its admission to its end, in which it may hold a connection: who,
 * for what, since when, from where. Each is a thing of its own, never equal.
 */
public final class ConnectionBorrow {
  private static final int DEEPEST = 60;
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

  /**
   * Where it was borrowed: our own frames only, innermost first. Of work that is over it is known
   * where that failed or took long, and empty otherwise; of work that runs it is read as {@link
   * #stackNow} is.
   */
  public List<String> stackAtBorrow() {
    return ended ? origin : origin(holder.getStackTrace());
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

  /**
   * The work is over, and its thread goes elsewhere.
   *
   * @param toBeKept whether it is to be known where it was borrowed; a look at the stack costs some
   *     microseconds
   */
  void end(boolean toBeKept) {
    if (toBeKept) {
      origin = origin(Thread.currentThread().getStackTrace());
    }
    ended = true;
  }

  /** Our own frames outside of the guard; proxies of the container say nothing. */
  private static List<String> origin(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .skip(guarded(stack))
        .filter(ConnectionBorrow::isOurs)
        .limit(ORIGIN)
        .map(StackTraceElement::toString)
        .toList();
  }

  /** How many frames stand inside of the guard: those of the work itself. */
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
        && name.indexOf('$') < 0;
  }
}
