package org.headgate.factors.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/** Removes log-ins that got no second proof, a day after their time. */
@ApplicationScoped
public class ChallengePurge extends ExpiredRowsPurge {

  ChallengePurge() {
    super(
        "log-ins without a second proof",
        new Expiry("platform.mfa_challenge", "expires_at"),
        Duration.ofDays(1));
  }
}
