package org.headgate.common.service;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.headgate.common.problem.TooManyRequestsException;

/**
 * Lets one run for each key go on at a time, and refuses another one meanwhile.
 *
 * @param <K> the type of the key
 */
public final class ExclusiveRuns<K> {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Set<K> running = ConcurrentHashMap.newKeySet();
  private final String refusal;

  /**
   * @param refusal the detail of the refusal of a second run
   */
  public ExclusiveRuns(String refusal) {
    this.refusal = refusal;
  }

  /**
   * @throws TooManyRequestsException while another run with the key goes on
   */
  public <T> T run(K key, Supplier<T> work) {
    if (!running.add(key)) {
      throw new TooManyRequestsException(refusal, RETRY_AFTER);
    }
    try {
      return work.get();
    } finally {
      running.remove(key);
    }
  }
}
