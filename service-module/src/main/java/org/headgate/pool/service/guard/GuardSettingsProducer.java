package org.headgate.pool.service.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.headgate.config.HeadgateSettings;

/** Produces the settings of the guards. */
@Dependent
class GuardSettingsProducer {

  @Produces
  @Dependent
  GuardSettings guard(HeadgateSettings settings) {
    return GuardSettings.of(settings);
  }
}
