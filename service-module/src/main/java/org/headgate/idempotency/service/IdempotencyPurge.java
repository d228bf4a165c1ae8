package org.headgate.idempotency.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/** Removes keys after their 24 hours. */
@ApplicationScoped
public class IdempotencyPurge extends ExpiredRowsPurge {

  IdempotencyPurge() {
    super("idempotency keys", new Expiry("platform.idempotency", "expires_at"), Duration.ZERO);
  }
}
