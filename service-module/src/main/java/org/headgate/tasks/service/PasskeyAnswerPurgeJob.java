package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/**
 * Deletes answered passkey challenges after their expiry, plus an hour because the clocks of nodes
 * may differ.
 */
@ApplicationScoped
public class PasskeyAnswerPurgeJob extends ExpiredRowsPurgeJob {

  PasskeyAnswerPurgeJob() {
    super(
        "answered challenges of passkeys",
        new ExpiringTable("platform.passkey_answer", "expires_at"),
        Duration.ofHours(1));
  }
}
