package org.headgate.pool.service.warnings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.common.service.ElapsedTime;

/** Combines the results of all warning checks, each refreshed after its period. */
@ApplicationScoped
public class WarningReporter {

  @Inject @Any Instance<WarningCheck> checks;
  @Inject Clock clock;

  private final Map<Class<?>, Seen> seen = new HashMap<>();

  private record Seen(Instant at, List<WarningFinding> findings) {}

  public synchronized List<WarningFinding> findings() {
    return checks.stream().flatMap(check -> findings(check).stream()).toList();
  }

  private List<WarningFinding> findings(WarningCheck check) {
    Instant now = clock.instant();
    Seen known = seen.get(check.getClass());
    if (known == null || ElapsedTime.hasPassed(check.period(), known.at(), now)) {
      known = new Seen(now, check.check());
      seen.put(check.getClass(), known);
    }
    return known.findings();
  }
}
