package org.headgate.authentication.service.legacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;
import org.headgate.tasks.service.ExpiredRowsPurgeJob;

/** Forgets about which addresses the legacy system was asked, once it may be asked again. */
@ApplicationScoped
public class LegacyLookupPurgeJob extends ExpiredRowsPurgeJob {

  LegacyLookupPurgeJob() {
    super(
        "lookups in the legacy system",
        new ExpiringTable("platform.legacy_lookup", "repeatable_at"),
        Duration.ZERO);
  }
}
