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
 * A query whose result is waited for no longer than a limit. Callers at the same time share one
 * execution and its deadline, so that a server that stands still keeps one thread and one
 * connection, however many call.
 */
final class TimeLimitedQuery<T> {

  private final Supplier<T> query;
  private final Duration limit;
  private Execution<T> latest = new Execution<>(CompletableFuture.completedFuture(null), 0);

  /**
   * @param begun nanoseconds, as of {@link System#nanoTime}
   */
  private record Execution<A>(CompletableFuture<A> answer, long begun) {}

  TimeLimitedQuery(Supplier<T> query, Duration limit) {
    this.query = query;
    this.limit = limit;
  }

  /**
   * The result; empty where there is none in time.
   *
   * @throws RuntimeException when the query throws one
   */
  Optional<T> result(Executor executor) {
    Execution<T> open = open(executor);
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

  private synchronized Execution<T> open(Executor executor) {
    if (latest.answer().isDone()) {
      latest = new Execution<>(CompletableFuture.supplyAsync(query, executor), System.nanoTime());
    }
    return latest;
  }
}
