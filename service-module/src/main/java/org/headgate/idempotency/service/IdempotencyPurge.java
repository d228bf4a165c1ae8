package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Removes keys after their 24 hours. */
@ApplicationScoped
public class IdempotencyPurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.idempotency", "expires_at");
  private static final Duration KEPT = Duration.ZERO;

  @Inject Retention retention;

  @Override
  public String what() {
    return "idempotency keys";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
