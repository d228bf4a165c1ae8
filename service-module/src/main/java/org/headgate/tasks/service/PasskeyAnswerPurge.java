package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/**
 * Forgets which challenges were answered once nobody can answer them any more; an hour more, as the
 * clocks of nodes may differ.
 */
@ApplicationScoped
public class PasskeyAnswerPurge extends ExpiredRowsPurgeJob {

  PasskeyAnswerPurge() {
    super(
        "answered challenges of passkeys",
        new ExpiringTable("platform.passkey_answer", "expires_at"),
        Duration.ofHours(1));
  }
}
