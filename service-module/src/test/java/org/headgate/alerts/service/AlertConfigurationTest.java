package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.alerts.persistence.AlertRulesRow;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

class AlertConfigurationTest {

  private final AlertEncryption formerEncryption = new AlertEncryption();
  private final AlertEncryption encryption = new AlertEncryption();
  private final AlertConfiguration configuration = new AlertConfiguration();

  AlertConfigurationTest() {
    formerEncryption.keys = keys("a");
    encryption.keys = keys("b");
    configuration.encryption = encryption;
  }

  /** They could neither be read nor replaced, and no endpoint could be added or changed. */
  @Test
  void rulesSealedByFormerSecretFallBackToDefaults() {
    byte[] sealed = formerEncryption.seal(DefaultAlertRules.all());
    Optional<AlertRulesRow> stored = Optional.of(new AlertRulesRow(sealed, 1));

    assertThat(configuration.rulesOf(stored)).isEqualTo(DefaultAlertRules.all());
  }

  private static KeyRing keys(String letter) {
    return new KeyRing(letter.repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
