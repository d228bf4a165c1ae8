package org.headgate.administration.service.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;
import org.headgate.tasks.service.ExpiredRowsPurgeJob;

/** Deletes imports with their refused lines, thirty days after their end. */
@ApplicationScoped
public class UserImportPurgeJob extends ExpiredRowsPurgeJob {

  UserImportPurgeJob() {
    super(
        "imports of accounts",
        new ExpiringTable("platform.user_import", "finished_at"),
        Duration.ofDays(30));
  }
}
