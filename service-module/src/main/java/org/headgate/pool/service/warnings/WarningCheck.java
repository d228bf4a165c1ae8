package org.headgate.pool.service.warnings;

import java.time.Duration;
import java.util.List;

/** SPI for one slowly growing problem: a date that approaches, a disk that fills up. */
public interface WarningCheck {

  /** How long a result is valid. */
  Duration period();

  /** Checks now, without asking a database or another server. */
  List<WarningFinding> check();
}
