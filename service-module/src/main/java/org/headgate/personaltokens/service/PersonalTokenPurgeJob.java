package org.headgate.personaltokens.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;
import org.headgate.tasks.service.ExpiredRowsPurgeJob;

/** Deletes personal access tokens a day after they expired. */
@ApplicationScoped
public class PersonalTokenPurgeJob extends ExpiredRowsPurgeJob {

  PersonalTokenPurgeJob() {
    super(
        "personal access tokens",
        new ExpiringTable("platform.personal_token", "expires_at"),
        Duration.ofDays(1));
  }
}
