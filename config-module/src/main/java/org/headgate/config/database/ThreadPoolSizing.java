package org.headgate.config.database;

/**
 * How many requests run at once, and how many threads the server keeps for them. A request that
 * waits for a connection holds its thread, so running more requests than pools and cores can serve
 * only blocks threads that others could use.
 *
 * @param requests that work on databases at once; the others wait without a thread
 * @param threads some more, for requests that do other work, probes, the console and background
 *     work
 */
public record ThreadPoolSizing(int requests, int threads) {

  /** For requests that need no database, which keep the cores busy. */
  private static final int REQUESTS_PER_CORE = 2;

  /** For requests that hash, and those that wait for the answer to a test delivery. */
  private static final int HASHING_PER_CORE = 2;

  private static final int TEST_DELIVERIES = 8;

  /**
   * Monitoring, warming, tests of idle connections, lease, sealing, mails and schedules use a dozen
   * threads, and an unresponsive network blocks all of them at once: probes must still find one.
   */
  private static final int FOR_ALL_ELSE = 20;

  /**
   * Computes the sizes.
   *
   * @param connections the connections of the business pools together
   * @param cores the cores of this machine, 1 or more
   */
  public static ThreadPoolSizing of(int connections, int cores) {
    int requests = connections + REQUESTS_PER_CORE * cores;
    return new ThreadPoolSizing(
        requests, requests + HASHING_PER_CORE * cores + TEST_DELIVERIES + FOR_ALL_ELSE);
  }
}
