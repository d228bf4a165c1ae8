package org.headgate.alerts.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.alerts.persistence.AlertEndpointWriteResult.FULL;
import static org.headgate.alerts.persistence.AlertEndpointWriteResult.NAME_TAKEN;
import static org.headgate.alerts.persistence.AlertEndpointWriteResult.OUTDATED;
import static org.headgate.alerts.persistence.AlertEndpointWriteResult.STORED;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Concurrent changes of the alert configuration, on a real PostgreSQL. */
class AlertConfigurationRepositoryTest {

  private static final int MAX = 50;
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();

  private final UUID endpointId = UUID.randomUUID();
  private AlertConfigurationRepository configuration;

  @BeforeEach
  void clear() {
    configuration = new AlertConfigurationRepository(DATABASE.pool(1));
    DATABASE.update("delete from platform.alert_endpoint");
    DATABASE.update("delete from platform.alert_rules");
  }

  @Test
  void endpointsAndRulesAreReplaced() {
    configuration.insert(endPoint(1, 0), MAX);
    long read = configuration.endpoints().get(0).version();

    assertThat(configuration.replace(endPoint(2, read))).isEqualTo(STORED);

    configuration.putRules(bytes(3));
    configuration.putRules(bytes(4));
    assertThat(configuration.endpoints())
        .singleElement()
        .satisfies(row -> assertThat(row.sealedDefinition()).isEqualTo(bytes(2)));
    assertThat(configuration.rules())
        .hasValueSatisfying(rules -> assertThat(rules.sealedRules()).isEqualTo(bytes(4)));
  }

  @Test
  void staleChangesOfAnEndpointAreRefused() {
    configuration.insert(endPoint(1, 0), MAX);
    long read = configuration.endpoints().get(0).version();
    configuration.replace(endPoint(2, read));

    assertThat(configuration.replace(endPoint(3, read))).isEqualTo(OUTDATED);

    assertThat(configuration.delete(endpointId, read)).isFalse();

    long now = configuration.endpoints().get(0).version();
    assertThat(configuration.delete(endpointId, now)).isTrue();
    assertThat(configuration.replace(endPoint(4, now))).isEqualTo(OUTDATED);
    assertThat(configuration.endpoints()).isEmpty();
  }

  @Test
  void duplicateNameIsRefused() {
    configuration.insert(endpointNamed("pager"), MAX);
    configuration.insert(endpointNamed("mail"), MAX);

    assertThat(configuration.insert(endpointNamed("pager"), MAX)).isEqualTo(NAME_TAKEN);

    AlertEndpointRow mail = configuration.endpoints().get(1);
    AlertEndpointRow renamed = row(mail.id(), "pager", mail.version());
    assertThat(configuration.replace(renamed)).isEqualTo(NAME_TAKEN);
    assertThat(configuration.putNameMac(mail, mac("pager"))).isEqualTo(NAME_TAKEN);
    assertThat(configuration.endpoints()).hasSize(2);
  }

  @Test
  void endpointsBeyondTheLimitAreRefused() {
    configuration.insert(endpointNamed("pager"), 1);

    assertThat(configuration.insert(endpointNamed("mail"), 1)).isEqualTo(FULL);
    assertThat(configuration.endpoints()).hasSize(1);
  }

  @Test
  void endpointsOfEarlierVersionsGetTheirNameMac() {
    DATABASE.update(
        "insert into platform.alert_endpoint (id, sealed_definition) values (gen_random_uuid(), '')");
    AlertEndpointRow stored = configuration.endpoints().get(0);
    assertThat(stored.nameMac()).isEmpty();

    assertThat(configuration.putNameMac(stored, mac("pager"))).isEqualTo(STORED);
    assertThat(configuration.putNameMac(stored, mac("mail"))).isEqualTo(OUTDATED);

    assertThat(configuration.insert(endpointNamed("pager"), MAX)).isEqualTo(NAME_TAKEN);
  }

  @Test
  void staleChangesOfTheRulesAreRefused() {
    assertThat(configuration.insertRules(bytes(1))).isTrue();
    assertThat(configuration.insertRules(bytes(2))).isFalse();
    long read = configuration.rules().orElseThrow().version();

    assertThat(configuration.replaceRules(bytes(3), read)).isTrue();
    assertThat(configuration.replaceRules(bytes(4), read)).isFalse();
  }

  private AlertEndpointRow endPoint(int definition, long version) {
    return new AlertEndpointRow(
        endpointId,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        bytes(definition),
        Optional.of(mac("pager")),
        version);
  }

  private static AlertEndpointRow endpointNamed(String name) {
    return row(UUID.randomUUID(), name, 0);
  }

  private static AlertEndpointRow row(UUID id, String name, long version) {
    return new AlertEndpointRow(id, Instant.now(), bytes(1), Optional.of(mac(name)), version);
  }

  /** Stands for a MAC. */
  private static byte[] mac(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int value) {
    return new byte[] {(byte) value};
  }
}
