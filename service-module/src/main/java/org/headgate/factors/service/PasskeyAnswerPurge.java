package org.headgate.factors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Forgets which challenges were answered once nobody can answer them any more. */
@ApplicationScoped
public class PasskeyAnswerPurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.passkey_answer", "expires_at");

  /** The clocks of nodes may differ. */
  private static final Duration KEPT = Duration.ofHours(1);

  @Inject Retention retention;

  @Override
  public String what() {
    return "answered challenges of passkeys";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
