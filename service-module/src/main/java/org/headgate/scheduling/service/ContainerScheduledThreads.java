package org.headgate.scheduling.service;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The container's timed executor, with the same closed door as {@link ContainerThreads}. */
final class ContainerScheduledThreads extends ContainerThreads implements ScheduledExecutorService {

  private final ScheduledExecutorService container;

  ContainerScheduledThreads(ScheduledExecutorService container) {
    super(container);
    this.container = container;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return container.schedule(command, delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return container.schedule(callable, delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long first, long period, TimeUnit unit) {
    return container.scheduleAtFixedRate(command, first, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long first, long delay, TimeUnit unit) {
    return container.scheduleWithFixedDelay(command, first, delay, unit);
  }
}
