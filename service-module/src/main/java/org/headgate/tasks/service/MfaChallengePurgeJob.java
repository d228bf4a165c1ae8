package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes challenges that were not answered, a day after their expiry. */
@ApplicationScoped
public class MfaChallengePurgeJob extends ExpiredRowsPurgeJob {

  MfaChallengePurgeJob() {
    super(
        "log-ins without a second proof",
        new ExpiringTable("platform.mfa_challenge", "expires_at"),
        Duration.ofDays(1));
  }
}
