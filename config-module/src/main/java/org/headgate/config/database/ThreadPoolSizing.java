package org.headgate.config.database;

/**
 * How many requests are served at once, and how many threads the server keeps for them. A request
 * that waits for a connection keeps its thread, so more requests than the pools and the cores can
 * serve only take threads from those that could go on.
 *
 * @param requests that work on databases at once; the others wait without a thread
 * @param threads some more, for requests that do other work, probes, the console and background
 *     work
 */
public record ThreadPoolSizing(int requests, int threads) {

  /** Requests that need no database keep the cores busy meanwhile. */
  private static final int REQUESTS_PER_CORE = 2;

  /** Those that hash, and those that wait for what a schedule's test delivery is answered. */
  private static final int HASHING_PER_CORE = 2;

  private static final int TEST_DELIVERIES = 8;

  /**
   * Watch, warming, tests of idle connections, lease, sealing, mails and schedules have a dozen
   * threads at work, and a network that swallows everything holds all of them at once: probes are
   * to find one still.
   */
  private static final int FOR_ALL_ELSE = 20;

  /**
   * @param connections of the business pools together
   * @param cores of this machine, 1 or more
   */
  public static ThreadPoolSizing of(int connections, int cores) {
    int requests = connections + REQUESTS_PER_CORE * cores;
    return new ThreadPoolSizing(
        requests, requests + HASHING_PER_CORE * cores + TEST_DELIVERIES + FOR_ALL_ELSE);
  }
}
