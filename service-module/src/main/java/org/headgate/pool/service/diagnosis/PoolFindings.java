package org.headgate.pool.service.diagnosis;

import java.util.List;
import org.headgate.config.database.PoolName;

/** What the diagnosis says of one pool; tuning asks it, and does not know its rules. */
public interface PoolFindings {

  /** What harms requests of this pool now, each a whole sentence; empty while nothing does. */
  List<String> harmingNow(PoolName pool);
}
