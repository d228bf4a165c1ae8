package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Requests a node's first share of the connections repeatedly while the other nodes shrink. Jitter
 * separates nodes that started together.
 */
@ApplicationScoped
public class LeaseAcquisition {

  /**
   * @param request asks once
   * @throws NoShareAvailableException when there was no room within a minute
   */
  @Retry(
      maxRetries = 49,
      delay = 500,
      jitter = 200,
      maxDuration = 60_000,
      retryOn = NoShareAvailableException.class)
  public Grant acquire(Supplier<Grant> request) {
    return request.get();
  }

  /**
   * A granted share.
   *
   * @param connections at least {@link org.headgate.config.database.ConnectionBudget#MIN_SHARE}
   * @param askedAt by {@link System#nanoTime}, before the request was sent
   */
  public record Grant(int connections, long askedAt) {}

  /** The other nodes hold the connections that this one would need. */
  public static final class NoShareAvailableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoShareAvailableException(String detail) {
      super(detail);
    }
  }
}
