package org.headgate.pool.service.inspection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A question whose answer is waited for no longer than a limit. Whoever asks while it is open waits
 * for the same answer, until the same moment: so a server that stands still keeps one thread and
 * one connection, however many ask, and nobody waits for one that is known to stand still.
 */
final class TimeLimitedQuery<T> {

  private final Supplier<T> query;
  private final Duration limit;
  private Asked<T> asked = new Asked<>(CompletableFuture.completedFuture(null), 0);

  /**
   * @param begun nanoseconds, as of {@link System#nanoTime}
   */
  private record Asked<A>(CompletableFuture<A> answer, long begun) {}

  TimeLimitedQuery(Supplier<T> query, Duration limit) {
    this.query = query;
    this.limit = limit;
  }

  /**
   * The answer; empty where none comes in time.
   *
   * @throws RuntimeException that of the question
   */
  Optional<T> ask(Executor executor) {
    Asked<T> open = open(executor);
    long left = limit.toNanos() - (System.nanoTime() - open.begun());
    try {
      return Optional.of(open.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException reason
          ? reason
          : new CompletionException(e.getCause());
    }
  }

  private synchronized Asked<T> open(Executor executor) {
    if (asked.answer().isDone()) {
      asked = new Asked<>(CompletableFuture.supplyAsync(query, executor), System.nanoTime());
    }
    return asked;
  }
}
