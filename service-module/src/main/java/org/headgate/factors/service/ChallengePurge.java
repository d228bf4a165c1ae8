package org.headgate.factors.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Removes log-ins that got no second proof, a day after their time. */
@ApplicationScoped
public class ChallengePurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.mfa_challenge", "expires_at");
  private static final Duration KEPT = Duration.ofDays(1);

  @Inject Retention retention;

  @Override
  public String what() {
    return "log-ins without a second proof";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
