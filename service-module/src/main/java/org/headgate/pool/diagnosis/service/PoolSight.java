package org.headgate.pool.diagnosis.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Verdict;
import org.headgate.pool.insight.service.Borrower;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.pool.persistence.FaultKind;
import org.headgate.pool.service.DatabaseCondition;
import org.headgate.pool.service.Demand;
import org.headgate.pool.service.FaultSighting;
import org.headgate.pool.service.GuardSnapshot;
import org.headgate.pool.service.LostConnection;

/**
 * What is known of one pool at one moment.
 *
 * @param condition of its database, as the watch saw it last
 * @param lastFaults the latest of each kind since the start
 * @param statistics Liberty's; empty until the pool was first used
 * @param lost the last connection that was out with nobody holding it, if there was any
 */
record PoolSight(
    DatabaseName pool,
    DatabaseCondition condition,
    GuardSnapshot guard,
    Map<FaultKind, FaultSighting> lastFaults,
    Optional<PoolStatistics> statistics,
    Demand demand,
    List<Borrower> borrowers,
    Optional<LostConnection> lost) {

  PoolSight {
    lastFaults = Map.copyOf(lastFaults);
    borrowers = List.copyOf(borrowers);
  }

  List<Borrower> judged(Verdict verdict) {
    return borrowers.stream().filter(each -> each.verdict() == verdict).toList();
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
    return pool == DatabaseName.OPERATOR ? "Operator lane" : title() + " database";
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
