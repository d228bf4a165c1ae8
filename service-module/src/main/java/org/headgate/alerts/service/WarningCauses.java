package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.alerts.api.AlertKind;
import org.headgate.pool.service.warnings.WarningFinding;
import org.headgate.pool.service.warnings.WarningReporter;

/**
 * Alert causes from warnings: certificates, keys, disks. Of two with the same kind, the older one
 * counts.
 */
@ApplicationScoped
class WarningCauses implements AlertCauseSource {

  @Inject WarningReporter warnings;

  @Override
  public List<AlertCause> causes() {
    Map<AlertCause.Key, AlertCause> causes = new LinkedHashMap<>();
    warnings.findings().stream()
        .map(WarningCauses::cause)
        .forEach(
            cause ->
                causes.merge(
                    cause.key(),
                    cause,
                    (one, other) -> one.since().isAfter(other.since()) ? other : one));
    return List.copyOf(causes.values());
  }

  private static AlertCause cause(WarningFinding finding) {
    return new AlertCause(
        AlertKind.of(finding.code()),
        Optional.empty(),
        finding.cause(),
        finding.cure(),
        finding.since());
  }
}
