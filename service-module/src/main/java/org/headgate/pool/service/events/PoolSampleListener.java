package org.headgate.pool.service.events;

import java.time.Instant;
import org.headgate.config.database.PoolName;

/**
 * Is told each sample of each pool, once a second, on the sampler's thread: quick, throws nothing,
 * asks no database. Every CDI bean of this type is.
 */
public interface PoolSampleListener {
  void sampled(PoolName pool, PoolSample sample);

  /** All pools of this second were sampled. */
  default void secondSampled(Instant at) {}
}
