package org.headgate.pool.service.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.service.ElapsedTime;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.RequestAdmission;
import org.headgate.pool.service.inspection.BorrowerReporter;
import org.headgate.pool.service.inspection.DatabaseServerInspector;
import org.headgate.pool.service.inspection.DatabaseServerInspector.ServerOverview;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.maintenance.LostConnectionDetector;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.headgate.pool.service.monitoring.PoolDemandTracker;
import org.headgate.pool.service.statements.StatementDefects;
import org.headgate.pool.service.warnings.WarningReporter;

/**
 * Gathers the facts and runs the diagnosis. It asks the server once, through the operator lane, and
 * does without an answer.
 */
@ApplicationScoped
public class DiagnosisReporter implements PoolFindings {

  private static final Set<DiagnosisCode> SHORTAGE_CODES =
      Set.of(DiagnosisCode.POOL_CHANGE, DiagnosisCode.POOL_TOO_SMALL);

  @Inject DatabaseGuard guard;
  @Inject DatabaseMonitor databaseMonitor;
  @Inject RequestAdmission requests;
  @Inject LibertyPoolMBeans liberty;
  @Inject PoolDemandTracker demand;
  @Inject BorrowerReporter borrowerReporter;
  @Inject DatabaseServerInspector server;
  @Inject LostConnectionDetector lost;
  @Inject StatementDefects statements;
  @Inject WarningReporter warnings;
  @Inject RecentDiagnoses memory;
  @Inject Clock clock;

  private volatile Optional<Assessment> latest = Optional.empty();

  /** The observed facts, and the findings. */
  private record Assessment(DiagnosisInput input, List<Finding> findings) {}

  public Diagnosis diagnose() {
    Assessment assessment = assess();
    return DiagnosisEngine.diagnosis(assessment.input(), assessment.findings());
  }

  /**
   * The findings of an incident: everything that harms requests now, most severe first, and a wrong
   * clock. The server is asked only if there was no recent diagnosis.
   *
   * @param oldest maximum age of a diagnosis that counts as present
   */
  public List<Diagnosis.Item> severeFindings(Duration oldest) {
    return recent(oldest).orElseGet(this::assess).findings().stream()
        .filter(finding -> finding.harms() || finding.code() == DiagnosisCode.CLOCK_SKEW)
        .map(Finding::item)
        .toList();
  }

  /** Whether a diagnosis was requested within that time. */
  public boolean isAsked(Duration within) {
    return recent(within).isPresent();
  }

  private Optional<Assessment> recent(Duration oldest) {
    return latest.filter(
        assessment -> !ElapsedTime.hasPassed(oldest, assessment.input().now(), clock.instant()));
  }

  /** A pool that is full for a moment has no finding; one that refuses requests has. */
  @Override
  public List<String> currentHarm(PoolName pool) {
    return DiagnosisEngine.findings(observe(memory.history().withoutExplanations())).stream()
        .filter(Finding::harms)
        .filter(finding -> finding.pool().equals(Optional.of(pool)))
        .filter(finding -> !SHORTAGE_CODES.contains(finding.code()) || refuses(pool))
        .map(Finding::cause)
        .toList();
  }

  @Override
  public Optional<String> distortion(PoolName pool, Duration span) {
    Assessment assessment = assess();
    return assessment.findings().stream()
        .filter(Finding::harms)
        .filter(finding -> finding.code() != DiagnosisCode.POOL_TOO_SMALL)
        .filter(finding -> finding.pool().map(pool::equals).orElse(true))
        .map(Finding::cause)
        .findFirst()
        .or(
            () ->
                assessment
                    .input()
                    .history()
                    .explainedAgo(pool, assessment.input().now())
                    .filter(ago -> ago.compareTo(span) < 0)
                    .map(
                        ago ->
                            "%s ago something else than its size kept the pool full."
                                .formatted(DurationFormat.of(ago))));
  }

  private Assessment assess() {
    DiagnosisInput input = observe(memory.history());
    List<Finding> findings = DiagnosisEngine.findings(input);
    memory.recordFindings(input, findings);
    Assessment assessment = new Assessment(input, findings);
    latest = Optional.of(assessment);
    return assessment;
  }

  private boolean refuses(PoolName pool) {
    return demand.recent(pool).refused() > 0;
  }

  private DiagnosisInput observe(DiagnosisHistory history) {
    Optional<ServerOverview> overview = server.overviewIfReachable();
    Optional<List<Backend>> backends = overview.map(ServerOverview::backends);
    List<PoolObservation> pools =
        Arrays.stream(PoolName.values()).map(pool -> observe(pool, backends)).toList();
    return new DiagnosisInput(
        clock.instant(),
        pools,
        requests.snapshot(),
        overview.map(ServerOverview::status),
        backends,
        history,
        pools.stream()
            .filter(DiagnosisReporter::isSlow)
            .collect(
                Collectors.toMap(
                    PoolObservation::pool, pool -> statements.currentFindings(pool.pool()))),
        warnings.findings());
  }

  private static boolean isSlow(PoolObservation pool) {
    return pool.pool() != PoolName.OPERATOR
        && pool.status().isUp()
        && (PoolShortage.of(pool).isPresent()
            || !pool.borrowersWith(BorrowerVerdict.SLOW_QUERY).isEmpty());
  }

  private PoolObservation observe(PoolName pool, Optional<List<Backend>> backends) {
    PoolName database = pool.database();
    return new PoolObservation(
        pool,
        databaseMonitor.status(database),
        guard.snapshot(pool),
        guard.lastFaults(pool),
        liberty.statistics(pool),
        demand.recent(pool),
        borrowerReporter.of(pool, backends),
        lost.latest(pool));
  }
}
