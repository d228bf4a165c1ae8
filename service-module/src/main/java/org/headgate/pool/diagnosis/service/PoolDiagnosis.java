package org.headgate.pool.diagnosis.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Diagnosis;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.insight.service.Borrowers;
import org.headgate.pool.insight.service.PlatformServer;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.DatabaseWatch;
import org.headgate.pool.service.LostConnectionDetector;
import org.headgate.pool.service.PoolDemand;
import org.headgate.pool.service.PoolFindings;
import org.headgate.pool.service.RequestAdmission;

/**
 * Gathers what is known and says what is wrong. It asks the server at most twice, through the
 * operator lane, and does without where there is no answer.
 */
@ApplicationScoped
public class PoolDiagnosis implements PoolFindings {

  @Inject DatabaseGuard guard;
  @Inject DatabaseWatch watch;
  @Inject RequestAdmission requests;
  @Inject LibertyPools liberty;
  @Inject PoolDemand demand;
  @Inject Borrowers borrowers;
  @Inject PlatformServer server;
  @Inject LostConnectionDetector lost;
  @Inject Clock clock;

  public Diagnosis now() {
    return Diagnostics.of(sights());
  }

  /** A pool that is full for a moment has no finding; one that refuses requests has. */
  @Override
  public List<String> harmingNow(DatabaseName pool) {
    Sights sights = sights();
    return Diagnostics.findings(sights).stream()
        .filter(Finding::harms)
        .filter(finding -> finding.pool().equals(Optional.of(pool)))
        .filter(finding -> finding.code() != DiagnosisCode.POOL_TOO_SMALL || refuses(pool))
        .map(Finding::cause)
        .toList();
  }

  private boolean refuses(DatabaseName pool) {
    return demand.latelyOf(pool).refused() > 0;
  }

  private Sights sights() {
    Optional<List<Backend>> backends = server.backendsIfSeen();
    return new Sights(
        clock.instant(),
        Arrays.stream(DatabaseName.values()).map(pool -> sight(pool, backends)).toList(),
        requests.snapshot(),
        server.sightIfSeen(),
        backends);
  }

  private PoolSight sight(DatabaseName pool, Optional<List<Backend>> backends) {
    DatabaseName database = pool == DatabaseName.OPERATOR ? DatabaseName.PLATFORM : pool;
    return new PoolSight(
        pool,
        watch.condition(database),
        guard.snapshot(pool),
        guard.lastFaults(pool),
        liberty.statistics(pool),
        demand.latelyOf(pool),
        borrowers.of(pool, backends),
        lost.latest(pool));
  }
}
