package org.headgate.liberty.extension;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes threads for requests beside those of the server. */
final class ServerThreads {

  private static final long IDLE_SECONDS = 5;
  private static final long DEFAULT_STACK = 0;

  private ServerThreads() {}

  /**
   * Threads that end when they are idle; work that finds none is refused and never waits.
   *
   * @param most how many there are at once
   */
  static ThreadPoolExecutor upTo(int most, String name) {
    return new ThreadPoolExecutor(
        0,
        most,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> thread(work, name));
  }

  /**
   * Threads that end when they are idle; work that finds none waits, and is refused when too much
   * waits.
   *
   * @param most how many there are at once
   * @param room how much work waits at most
   */
  static ThreadPoolExecutor queued(int most, int room, String name) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(room),
            work -> thread(work, name));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** A request's thread may start it, so it inherits neither context nor class loader. */
  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, DEFAULT_STACK, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ServerThreads.class.getClassLoader());
    return thread;
  }
}
