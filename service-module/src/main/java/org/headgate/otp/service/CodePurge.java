package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Removes codes a day after they have expired; budgets are counted elsewhere. */
@ApplicationScoped
public class CodePurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.one_time_code", "expires_at");
  private static final Duration KEPT = Duration.ofDays(1);

  @Inject Retention retention;

  @Override
  public String what() {
    return "codes";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
