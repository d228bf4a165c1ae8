package org.headgate.tasks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;

/** Deletes keys a year after they last signed: long after their last token. */
@ApplicationScoped
public class SigningKeyPurgeJob extends ExpiredRowsPurgeJob {

  SigningKeyPurgeJob() {
    super(
        "signing keys",
        new ExpiringTable("platform.signing_key", "retired_at"),
        Duration.ofDays(365));
  }
}
