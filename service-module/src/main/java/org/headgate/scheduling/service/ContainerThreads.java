package org.headgate.scheduling.service;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The container's executor as db-scheduler wants it. The container ends its threads itself and
 * refuses to be told to, so an order to shut down only closes this door.
 */
class ContainerThreads extends AbstractExecutorService {

  private final Executor container;
  private volatile boolean closed;

  ContainerThreads(Executor container) {
    this.container = container;
  }

  @Override
  public void execute(Runnable command) {
    container.execute(command);
  }

  @Override
  public void shutdown() {
    closed = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    closed = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public boolean isTerminated() {
    return closed;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
