package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.tasks.service.PartitionJob;

/**
 * Makes partitions ahead and drops expired ones. Those that are there reach weeks ahead, so it may
 * fail for that long.
 */
@ApplicationScoped
public class PartitionTask implements SystemTask {

  private static final Duration INTERVAL = Duration.ofMinutes(10);

  @Inject @Any Instance<PartitionJob> jobs;

  @Override
  public String name() {
    return "partitions";
  }

  @Override
  public Trigger trigger() {
    return new IntervalTrigger(INTERVAL, Optional.empty());
  }

  @Override
  public void run() {
    jobs.forEach(PartitionJob::run);
  }
}
