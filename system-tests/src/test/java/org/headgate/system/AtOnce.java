package org.headgate.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Runs many calls at the same moment. */
final class AtOnce {

  private AtOnce() {}

  /** The action of each caller. */
  @FunctionalInterface
  interface Call<I, T> {
    T with(I input) throws Exception;
  }

  /** The results of that many calls of the same kind. */
  static <T> List<T> times(int times, Callable<T> call) throws Exception {
    return each(IntStream.range(0, times).boxed().toList(), n -> call.call());
  }

  /** The result of each call, in the order of the inputs. */
  static <I, T> List<T> each(List<I> inputs, Call<I, T> call) throws Exception {
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
