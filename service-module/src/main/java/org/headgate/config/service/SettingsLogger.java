package org.headgate.config.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.stream.Collectors;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.EffectiveSetting;
import org.headgate.config.HeadgateSettings;

/** Logs once, at the start, which settings are in effect and where each comes from. */
@ApplicationScoped
public class SettingsLogger {

  private static final Logger LOG = SingleLineLogger.of(SettingsLogger.class);

  @Inject HeadgateSettings settings;

  void logSettings(@Observes @Initialized(ApplicationScoped.class) Object event) {
    LOG.log(Level.INFO, "{0}", line(settings));
    settings.warnings().forEach(warning -> LOG.log(Level.WARNING, "{0}", warning));
  }

  /** One line with secrets masked, so that it can be found and compared as a whole. */
  static String line(HeadgateSettings settings) {
    return settings.effective().stream()
        .map(EffectiveSetting::toString)
        .collect(Collectors.joining(", ", "Settings in force: ", ""));
  }
}
