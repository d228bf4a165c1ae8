package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Removes sessions a day after the last of their refresh tokens has expired. */
@ApplicationScoped
public class SessionPurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.session", "expires_at");
  private static final Duration KEPT = Duration.ofDays(1);

  @Inject Retention retention;

  @Override
  public String what() {
    return "sessions";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
