package org.headgate.keys.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.Purge;
import org.headgate.retention.service.Retention;

/** Removes keys a year after they signed for the last time: long after their last token. */
@ApplicationScoped
public class SigningKeyPurge implements Purge {

  private static final Expiry EXPIRY = new Expiry("platform.signing_key", "retired_at");
  private static final Duration KEPT = Duration.ofDays(365);

  @Inject Retention retention;

  @Override
  public String what() {
    return "signing keys";
  }

  @Override
  public int removeSome(int limit) {
    return retention.remove(EXPIRY, KEPT, limit);
  }
}
