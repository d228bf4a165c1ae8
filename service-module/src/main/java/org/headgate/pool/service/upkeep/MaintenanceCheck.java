package org.headgate.pool.service.upkeep;

import java.time.Duration;
import java.util.List;

/**
 * Looks after one thing that gets worse by the day: a date that comes near, a disk that fills up.
 */
public interface MaintenanceCheck {

  /** How long what was seen is good for. */
  Duration period();

  /** Looks now. It asks no database and no other server. */
  List<MaintenanceFinding> look();
}
