package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.Trigger;
import org.headgate.tasks.service.PartitionJob;

/**
 * Makes partitions ahead and drops expired ones. Those that are there reach weeks ahead, so it may
 * fail for that long. A failure of one job does not affect the others.
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
    runAll(jobs);
  }

  static void runAll(Iterable<PartitionJob> jobs) {
    List<RuntimeException> failures = new ArrayList<>();
    for (PartitionJob job : jobs) {
      try {
        job.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.remove(0);
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
