package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes idempotency keys after their 24 hours. */
@ApplicationScoped
public class IdempotencyPurgeJob extends ExpiredRowsPurgeJob {

  IdempotencyPurgeJob() {
    super(
        "idempotency keys", new ExpiringTable("platform.idempotency", "expires_at"), Duration.ZERO);
  }
}
