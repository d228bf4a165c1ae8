package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.headgate.common.service.ElapsedTime;
import org.headgate.pool.service.events.FindingsObservedEvent;

/** Alert causes from the findings of the last diagnosis. */
@ApplicationScoped
class FindingCauses implements AlertCauseSource {

  /** The diagnosis runs every 10 s at least; an older result is ignored. */
  private static final Duration MAX_AGE = Duration.ofSeconds(45);

  @Inject Clock clock;

  private final FindingSelector selector = new FindingSelector();
  private List<AlertCause> causes = List.of();
  private Instant at = Instant.EPOCH;

  synchronized void observe(@Observes FindingsObservedEvent event) {
    causes = selector.select(event.harmful(), event.at());
    at = event.at();
  }

  @Override
  public synchronized List<AlertCause> causes() {
    return ElapsedTime.hasPassed(MAX_AGE, at, clock.instant()) ? List.of() : causes;
  }
}
