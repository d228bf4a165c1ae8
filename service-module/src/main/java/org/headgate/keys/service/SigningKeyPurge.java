package org.headgate.keys.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.retention.persistence.Expiry;
import org.headgate.retention.service.ExpiredRowsPurge;

/** Removes keys a year after they signed for the last time: long after their last token. */
@ApplicationScoped
public class SigningKeyPurge extends ExpiredRowsPurge {

  SigningKeyPurge() {
    super("signing keys", new Expiry("platform.signing_key", "retired_at"), Duration.ofDays(365));
  }
}
