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
 * A query with a time limit. An unresponsive server occupies one thread and one connection, however
 * many callers ask: until the first query is answered or has failed, no other is sent.
 */
final class BoundedQuestion<T> {

  private final Supplier<T> question;
  private final Duration limit;
  private CompletableFuture<T> asked = CompletableFuture.completedFuture(null);

  BoundedQuestion(Supplier<T> question, Duration limit) {
    this.question = question;
    this.limit = limit;
  }

  /**
   * The answer; empty where none comes in time.
   *
   * @throws RuntimeException that of the question
   */
  Optional<T> ask(Executor executor) {
    Optional<CompletableFuture<T>> begun = begin(executor);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(begun.get().get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException reason
          ? reason
          : new CompletionException(failed.getCause());
    }
  }

  private synchronized Optional<CompletableFuture<T>> begin(Executor executor) {
    if (!asked.isDone()) {
      return Optional.empty();
    }
    asked = CompletableFuture.supplyAsync(question, executor);
    return Optional.of(asked);
  }
}
