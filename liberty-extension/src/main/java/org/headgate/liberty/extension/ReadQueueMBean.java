package org.headgate.liberty.extension;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * The functions of {@link ReadQueue} for the application, whose classes are in another loader: it
 * asks for them once and by name. They are operations and no attributes, so that no console reads
 * them.
 */
public interface ReadQueueMBean {

  /** The name under which it is registered. */
  String NAME = "org.headgate:type=ReadQueue";

  /** Returns the wait in the queue of the read that the calling thread serves, zero for others. */
  Supplier<Duration> waited();

  /**
   * Keeps the place of the read that the calling thread serves although the thread will leave it,
   * until the returned action runs.
   */
  Supplier<Runnable> place();

  /** Returns the present waits of those in the queue. */
  Supplier<List<Duration>> waits();

  /** Sets how many reads may be in the web container at once; with 0 all pass, as at first. */
  IntConsumer places();

  /** Sets how many reads may wait; further ones pass, so that the application decides on them. */
  IntConsumer room();

  /**
   * Sets what is equal for all reads of one source, which take turns with those of others: a
   * function of the address of the connection and of the values of its headers.
   */
  Consumer<BiFunction<String, Function<String, List<String>>, Object>> sources();

  /** How long a read waits at most before it passes. */
  Duration longestWait();
}
