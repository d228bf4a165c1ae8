package org.headgate.testbed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the same question again and again while a test does something else.
 *
 * @param <T> the answer
 */
public final class Sampler<T> implements AutoCloseable {

  /** One answer, or the failure in its place, and how long it took. */
  public record Sample<T>(Optional<T> answer, Optional<Exception> failure, Duration took) {}

  private final Callable<T> question;
  private final List<Sample<T>> samples = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> task;

  /**
   * @param pause between an answer and the next question
   */
  public Sampler(Duration pause, Callable<T> question) {
    this.question = question;
    this.task =
        thread.scheduleWithFixedDelay(this::ask, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All so far. */
  public List<Sample<T>> samples() {
    return List.copyOf(samples);
  }

  /** The answers, without what failed. */
  public List<T> answers() {
    return samples.stream().flatMap(sample -> sample.answer().stream()).toList();
  }

  public Duration slowest() {
    return samples.stream().map(Sample::took).max(Duration::compareTo).orElseThrow();
  }

  private void ask() {
    long startNanos = System.nanoTime();
    try {
      T answer = question.call();
      samples.add(new Sample<>(Optional.of(answer), Optional.empty(), since(startNanos)));
    } catch (Exception failure) {
      // Whatever the question throws is a sample too, or the schedule would end silently.
      samples.add(new Sample<>(Optional.empty(), Optional.of(failure), since(startNanos)));
    }
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  @Override
  public void close() {
    task.cancel(false);
    thread.shutdown();
  }
}
