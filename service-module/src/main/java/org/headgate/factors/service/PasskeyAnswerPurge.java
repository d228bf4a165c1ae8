package org.headgate.factors.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/**
 * Forgets which challenges were answered once nobody can answer them any more; an hour more, as the
 * clocks of nodes may differ.
 */
@ApplicationScoped
public class PasskeyAnswerPurge extends ExpiredRowsPurge {

  PasskeyAnswerPurge() {
    super(
        "answered challenges of passkeys",
        new Expiry("platform.passkey_answer", "expires_at"),
        Duration.ofHours(1));
  }
}
