package org.headgate.pool.service.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.guard.FaultHistory.Occurrence;
import org.headgate.pool.service.guard.GuardSnapshot;
import org.headgate.pool.service.inspection.Borrower;
import org.headgate.pool.service.liberty.PoolStatistics;
import org.headgate.pool.service.maintenance.LostConnection;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * The observed state of one pool.
 *
 * @param status the status of its database, as the monitor last saw it
 * @param lastFaults the latest of each kind since the start
 * @param statistics Liberty's; empty until the pool was first used
 * @param lost the last connection in use without a holder, if there was any
 */
record PoolObservation(
    PoolName pool,
    DatabaseStatus status,
    GuardSnapshot guard,
    Map<FaultKind, Occurrence> lastFaults,
    Optional<PoolStatistics> statistics,
    DemandSnapshot demand,
    List<Borrower> borrowers,
    Optional<LostConnection> lost) {

  PoolObservation {
    lastFaults = Map.copyOf(lastFaults);
    borrowers = List.copyOf(borrowers);
  }

  List<Borrower> borrowersWith(BorrowerVerdict borrowerVerdict) {
    return borrowers.stream().filter(borrower -> borrower.verdict() == borrowerVerdict).toList();
  }

  /** The pool's name at the beginning of a sentence. */
  String title() {
    return switch (pool) {
      case PLATFORM -> "Platform";
      case USERDATA -> "User data";
      case OPERATOR -> "Operator";
    };
  }

  /** The name of the pool's database, at the beginning of a sentence. */
  String database() {
    return pool == PoolName.OPERATOR ? "Operator lane" : title() + " database";
  }

  /** "5 of 5 in use, 31 waiting": the load of the pool. */
  String pressure() {
    return "%s pool: %s of %s in use, %s waiting."
        .formatted(
            title(),
            guard.admission().inUse(),
            guard.admission().size(),
            guard.admission().waiting());
  }
}
