package org.headgate.authentication.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;
import org.headgate.tasks.service.ExpiredRowsPurgeJob;

/** Deletes changes of address a day after they were requested; their codes have expired by then. */
@ApplicationScoped
public class EmailChangePurgeJob extends ExpiredRowsPurgeJob {

  EmailChangePurgeJob() {
    super(
        "unconfirmed changes of address",
        new ExpiringTable("platform.email_change", "requested_at"),
        Duration.ofDays(1));
  }
}
