package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes codes a day after their expiry; limits are counted elsewhere. */
@ApplicationScoped
public class CodePurgeJob extends ExpiredRowsPurgeJob {

  CodePurgeJob() {
    super("codes", new ExpiringTable("platform.one_time_code", "expires_at"), Duration.ofDays(1));
  }
}
