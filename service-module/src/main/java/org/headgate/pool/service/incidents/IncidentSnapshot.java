package org.headgate.pool.service.incidents;

import java.util.List;
import org.headgate.pool.api.BackendView;
import org.headgate.pool.api.LockWait;
import org.headgate.pool.api.LongQuery;
import org.headgate.pool.api.history.Incident.PoolBorrowers;

/** The borrowers and server processes at one moment. */
record IncidentSnapshot(
    List<PoolBorrowers> borrowers,
    List<BackendView> activity,
    List<LockWait> locks,
    List<LongQuery> statements) {

  IncidentSnapshot {
    borrowers = List.copyOf(borrowers);
    activity = List.copyOf(activity);
    locks = List.copyOf(locks);
    statements = List.copyOf(statements);
  }
}
