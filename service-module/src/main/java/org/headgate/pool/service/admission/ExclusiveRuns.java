package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.headgate.common.problem.TooManyRequestsException;

/** Work that runs once at a time for each key: a second run is refused while the first goes on. */
public final class ExclusiveRuns<K> {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final String refusal;
  private final Set<K> running = ConcurrentHashMap.newKeySet();

  /**
   * @param refusal what a second run is told
   */
  public ExclusiveRuns(String refusal) {
    this.refusal = refusal;
  }

  /**
   * @throws TooManyRequestsException while another run with this key goes on
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
