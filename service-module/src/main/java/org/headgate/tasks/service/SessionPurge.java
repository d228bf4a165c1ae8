package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Removes sessions a day after the last of their refresh tokens has expired. */
@ApplicationScoped
public class SessionPurge extends ExpiredRowsPurgeJob {

  SessionPurge() {
    super("sessions", new ExpiringTable("platform.session", "expires_at"), Duration.ofDays(1));
  }
}
