package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/** Removes sessions a day after the last of their refresh tokens has expired. */
@ApplicationScoped
public class SessionPurge extends ExpiredRowsPurge {

  SessionPurge() {
    super("sessions", new Expiry("platform.session", "expires_at"), Duration.ofDays(1));
  }
}
