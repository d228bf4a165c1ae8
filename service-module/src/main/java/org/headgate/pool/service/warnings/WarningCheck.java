package org.headgate.pool.service.warnings;

import java.time.Duration;
import java.util.List;

/** SPI for one slowly growing problem: a date that approaches, a disk that fills up. */
public interface WarningCheck {

  /** How long what was seen is good for. */
  Duration period();

  /** Looks now. It asks no database and no other server. */
  List<WarningFinding> look();
}
