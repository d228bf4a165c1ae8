package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes sessions a day after their last refresh token has expired. */
@ApplicationScoped
public class SessionPurgeJob extends ExpiredRowsPurgeJob {

  SessionPurgeJob() {
    super("sessions", new ExpiringTable("platform.session", "expires_at"), Duration.ofDays(1));
  }
}
