package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.persistence.AlertEndpointRow;
import org.headgate.alerts.persistence.AlertRulesRow;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.KeyRing;
import org.headgate.config.alerts.AlertEndpointDefinition;

/**
 * Encrypts endpoints and rules under the server's secret, each bound to its row, and decrypts them.
 */
@ApplicationScoped
class AlertEncryption {

  private static final String RULES = "rules";

  @Inject KeyRing keys;

  AlertEndpointRow seal(AlertReceiver receiver) {
    return new AlertEndpointRow(
        receiver.id(),
        receiver.createdAt(),
        seal(receiver.id().toString(), receiver.definition()),
        Optional.of(nameMac(receiver)),
        receiver.version());
  }

  /** The MAC of a name, by which names are compared without being stored. */
  byte[] nameMac(AlertReceiver receiver) {
    return keys.mac(
        KeyRing.Purpose.ALERT_NAME, receiver.definition().name().getBytes(StandardCharsets.UTF_8));
  }

  /** The MAC of the members that nobody is shown, so that a change of them can be noticed. */
  String secretState(AlertEndpointDefinition definition) {
    byte[] mac =
        keys.mac(
            KeyRing.Purpose.ALERT_STATE, bytes(definition.url()), bytes(definition.routingKey()));
    return Base64.getEncoder().encodeToString(mac);
  }

  private static byte[] bytes(Optional<String> text) {
    return text.orElse("").getBytes(StandardCharsets.UTF_8);
  }

  AlertReceiver open(AlertEndpointRow row) {
    return new AlertReceiver(
        row.id(),
        row.createdAt(),
        open(row.id().toString(), row.sealedDefinition(), AlertEndpointDefinition.class),
        row.version());
  }

  byte[] seal(AlertRules rules) {
    return seal(RULES, rules);
  }

  AlertRules openRules(AlertRulesRow row) {
    return open(RULES, row.sealedRules(), AlertRules.class);
  }

  private byte[] seal(String label, Object value) {
    try {
      return keys.encrypt(
          KeyRing.Purpose.ALERT_SEAL, label, JsonMappers.lenient().writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T open(String label, byte[] sealed, Class<T> type) {
    try {
      return JsonMappers.lenient()
          .readValue(keys.decrypt(KeyRing.Purpose.ALERT_SEAL, label, sealed), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
