package org.headgate.system.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs many calls at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** The action of each caller. */
  @FunctionalInterface
  public interface Call<I, T> {
    T with(I input) throws Exception;
  }

  /** The results of that many calls of the same kind. */
  public static <T> List<T> times(int times, Callable<T> call) throws Exception {
    return each(IntStream.range(0, times).boxed().toList(), n -> call.call());
  }

  /** The result of each call, in the order of the inputs. */
  public static <I, T> List<T> each(List<I> inputs, Call<I, T> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(inputs.size());
    try {
      List<Callable<T>> calls =
          inputs.stream().<Callable<T>>map(input -> () -> call.with(input)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> answer : callers.invokeAll(calls)) {
        results.add(answer.get());
      }
      return results;
    } finally {
      callers.shutdown();
    }
  }
}
