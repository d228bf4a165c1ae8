package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;

/** SPI: the findings of the diagnosis for one pool. Tuning uses it without knowing the rules. */
public interface PoolFindings {

  /** The problems that harm requests of this pool now, each a whole sentence. */
  List<String> currentHarm(PoolName pool);

  /**
   * Why the demand on this pool within the span says nothing about its size: what harms it now or
   * did then, a whole sentence; empty where its size is the only reason.
   */
  Optional<String> distortion(PoolName pool, Duration span);
}
