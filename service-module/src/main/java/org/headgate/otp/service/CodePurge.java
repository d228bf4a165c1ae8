package org.headgate.otp.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/** Removes codes a day after they have expired; budgets are counted elsewhere. */
@ApplicationScoped
public class CodePurge extends ExpiredRowsPurge {

  CodePurge() {
    super("codes", new Expiry("platform.one_time_code", "expires_at"), Duration.ofDays(1));
  }
}
