package org.headgate.pool.service.events;

import java.time.Instant;
import org.headgate.config.database.PoolName;

/**
 * SPI: gets each sample of each pool, once a second, on the sampler's thread. A listener is quick,
 * throws nothing and asks no database.
 */
public interface PoolSampleListener {
  void sampled(PoolName pool, PoolSample sample);

  /** Called after all pools of this second were sampled. */
  default void secondSampled(Instant at) {}
}
