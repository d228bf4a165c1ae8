package org.headgate.webhooks.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.headgate.tasks.persistence.ExpiringTable;
import org.headgate.tasks.service.ExpiredRowsPurgeJob;

/** Deletes events three days after their delivery, and dead letters after thirty. */
@ApplicationScoped
public class DeliveryPurgeJob extends ExpiredRowsPurgeJob {

  DeliveryPurgeJob() {
    super(
        "deliveries of events",
        new ExpiringTable("platform.webhook_delivery", "removable_at"),
        Duration.ZERO);
  }
}
