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
 * What is known of one pool at one moment.
 *
 * @param condition of its database, as the watch saw it last
 * @param lastFaults the latest of each kind since the start
 * @param statistics Liberty's; empty until the pool was first used
 * @param lost the last connection that was out with nobody holding it, if there was any
 */
record PoolObservation(
    PoolName pool,
    DatabaseStatus condition,
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

  List<Borrower> judged(BorrowerVerdict borrowerVerdict) {
    return borrowers.stream().filter(each -> each.verdict() == borrowerVerdict).toList();
  }

  /** The pool's name at the beginning of a sentence. */
  String title() {
    return switch (pool) {
      case PLATFORM -> "Platform";
      case USERDATA -> "User data";
      case OPERATOR -> "Operator";
    };
  }

  /** What the pool leads to, at the beginning of a sentence. */
  String database() {
    return pool == PoolName.OPERATOR ? "Operator lane" : title() + " database";
  }

  /** "5 of 5 in use, 31 waiting": how tight it is. */
  String pressure() {
    return "%s pool: %s of %s in use, %s waiting."
        .formatted(
            title(),
            guard.admission().inUse(),
            guard.admission().size(),
            guard.admission().waiting());
  }
}
