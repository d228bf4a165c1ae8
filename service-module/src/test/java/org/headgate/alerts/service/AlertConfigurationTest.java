package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.persistence.AlertEndpointRow;
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

  /** They have no goneAt. */
  @Test
  void endpointOfAnEarlierVersionIsOpened() {
    UUID id = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    byte[] sealed =
        keys("b")
            .encrypt(
                KeyRing.Purpose.ALERT_SEAL,
                id.toString(),
                """
                {"name": "Ops", "kind": "mail", "url": null, "addresses": ["ada@example.org"],
                 "routing_key": null, "signing_secret": null, "is_enabled": true,
                 "is_escalation": false, "quiet_hours": null}
                """
                    .getBytes(StandardCharsets.UTF_8));
    AlertEndpointRow row = new AlertEndpointRow(id, Instant.EPOCH, sealed, Optional.empty(), 1);

    assertThat(encryption.open(row).definition().goneAt()).isEmpty();
  }

  private static KeyRing keys(String letter) {
    return new KeyRing(letter.repeat(32).getBytes(StandardCharsets.UTF_8));
  }
}
