package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.alerts.persistence.AlertRulesRow;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

class AlertConfigurationTest {

  /** They could neither be read nor replaced, and no endpoint could be added or changed. */
  @Test
  void rulesSealedByFormerSecretFallBackToDefaults() {
    byte[] sealed = configuration("a").sealing.seal(DefaultAlertRules.all());
    Optional<AlertRulesRow> stored = Optional.of(new AlertRulesRow(sealed, 1));

    assertThat(configuration("b").rulesOf(stored)).isEqualTo(DefaultAlertRules.all());
  }

  private static AlertConfiguration configuration(String letter) {
    AlertConfiguration configuration = new AlertConfiguration();
    configuration.sealing = new AlertEncryption();
    configuration.sealing.keys = new KeyRing(letter.repeat(32).getBytes(StandardCharsets.UTF_8));
    return configuration;
  }
}
