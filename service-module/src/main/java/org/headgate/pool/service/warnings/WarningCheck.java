package org.headgate.pool.service.warnings;

import java.time.Duration;
import java.util.List;

/**
 * Looks after one thing that gets worse by the day: a date that comes near, a disk that fills up.
 */
public interface WarningCheck {

  /** How long what was seen is good for. */
  Duration period();

  /** Looks now. It asks no database and no other server. */
  List<WarningFinding> look();
}
