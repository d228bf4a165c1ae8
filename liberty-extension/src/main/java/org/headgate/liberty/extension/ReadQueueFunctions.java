package org.headgate.liberty.extension;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The functions of one queue. */
record ReadQueueFunctions(ReadQueue queue) implements ReadQueueMBean {

  @Override
  public Supplier<Duration> waited() {
    return queue::waited;
  }

  @Override
  public Supplier<Runnable> place() {
    return queue::keepPlace;
  }

  @Override
  public Supplier<List<Duration>> waits() {
    return queue::waits;
  }

  @Override
  public IntConsumer places() {
    return queue::setPlaces;
  }

  @Override
  public IntConsumer room() {
    return queue::setRoom;
  }

  @Override
  public Consumer<BiFunction<String, Function<String, List<String>>, Object>> sources() {
    return queue.sources()::identifyBy;
  }

  @Override
  public Duration longestWait() {
    return ReadQueue.LONGEST_WAIT;
  }
}
