package org.headgate.pool.service.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.headgate.config.HeadgateSettings;

/** Hands out what the guards go by. */
@Dependent
class GuardSettingsProducer {

  @Produces
  @Dependent
  GuardSettings guard(HeadgateSettings settings) {
    return GuardSettings.of(settings);
  }
}
