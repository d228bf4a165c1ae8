package org.headgate.config.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alert endpoints that are configured in a file: parsing and error messages. */
class AlertSettingsTest {

  private static final String SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB";
  private static final String GOOD =
      """
      {"endpoints": [
        {"name": "On call", "kind": "webhook", "url": "https://example.org/alerts", "secret": "%s",
         "quiet_hours": {"from": "22:00", "to": "07:00", "time_zone": "Europe/Berlin"}},
        {"name": "Everybody", "kind": "mail", "addresses": ["ops@example.org"], "is_escalation": true},
        {"name": "Pager", "kind": "pagerduty", "routing_key": "R0UTING"},
        {"name": "Channel", "kind": "slack", "url": "https://hooks.example.org/services/T0/B0/x"}
      ]}
      """
          .formatted(SECRET);

  @TempDir Path folder;

  @Test
  void alertsAreOffByDefault() {
    assertThat(AlertSettings.from(new EnvironmentReader(Map.of())).endpoints()).isEmpty();
  }

  @Test
  void endpointsAreReadFromTheFileWithoutShowingSecrets() throws IOException {
    EnvironmentReader reader = file(GOOD);

    AlertSettings settings = AlertSettings.from(reader);

    assertThat(reader.errors()).isEmpty();
    assertThat(settings.endpoints())
        .extracting(AlertEndpointDefinition::kind)
        .containsExactly(
            AlertEndpointKind.WEBHOOK,
            AlertEndpointKind.MAIL,
            AlertEndpointKind.PAGERDUTY,
            AlertEndpointKind.SLACK);
    assertThat(settings.endpoints().get(0).quietHours())
        .hasValue(new QuietHours("22:00", "07:00", "Europe/Berlin"));
    assertThat(settings.endpoints().get(0).signingSecret()).hasValue(SECRET);
    assertThat(settings.endpoints().get(1).isEscalation()).isTrue();
    assertThat(settings + reader.effective().toString())
        .doesNotContain(SECRET, "R0UTING", "services");
  }

  @Test
  void endpointsAreReadFromTheVariable() {
    EnvironmentReader reader = new EnvironmentReader(Map.of("ALERTS", GOOD));

    assertThat(AlertSettings.from(reader).endpoints()).hasSize(4);
    assertThat(reader.errors()).isEmpty();
  }

  @Test
  void membersThatAreNullAreLeftOut() {
    EnvironmentReader reader =
        new EnvironmentReader(
            Map.of(
                "ALERTS",
                "{\"endpoints\": [{\"name\": \"Pager\", \"kind\": \"pagerduty\","
                    + " \"routing_key\": \"k\", \"url\": null, \"addresses\": null, \"secret\": null,"
                    + " \"is_escalation\": null, \"quiet_hours\": null}]}"));

    assertThat(AlertSettings.from(reader).endpoints())
        .singleElement()
        .extracting(AlertEndpointDefinition::url)
        .isEqualTo(Optional.empty());
    assertThat(reader.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | line 1: is no JSON",
        "[] | must be an object with the member endpoints",
        "{\"endpoint\": []} | endpoint: is no member here; there are endpoints",
        "{\"endpoints\": {}} | endpoints: must be a list",
        "{\"endpoints\": [1]} | endpoints[0]: must be an object",
        "{\"endpoints\": [{\"kind\": \"mail\", \"addresses\": [\"a@b.de\"]}]} | endpoints[0].name: must be a name",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"pagerduty\", \"routing_key\": null}]} | endpoints[0].routing_key: must be given for this kind",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"sms\"}]} | endpoints[0].kind: must be webhook, mail, slack or pagerduty",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"mail\"}]} | endpoints[0].addresses: must be given for this kind",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"mail\", \"addresses\": [\"nobody\"]}]} | endpoints[0].addresses[0]: must be an e-mail address",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"slack\", \"url\": \"ftp://s3cr3t\"}]} | endpoints[0].url: must be an http or https address, such as",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"webhook\", \"url\": \"https://a.de\", \"secret\": \"s3cr3t\"}]} | endpoints[0].secret: must be whsec_",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"pagerduty\", \"routing_key\": \"k\", \"is_escalation\": \"yes\"}]} | endpoints[0].is_escalation: must be true or false",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"pagerduty\", \"routing_key\": \"k\", \"quiet_hours\": {\"from\": \"9\", \"to\": \"10:00\", \"time_zone\": \"UTC\"}}]} | endpoints[0].quiet_hours: must have two times",
        "{\"endpoints\": [{\"name\": \"A\", \"kind\": \"pagerduty\", \"routing_key\": \"k\", \"quiet_hours\": {\"from\": \"09:00\", \"to\": \"10:00\", \"time_zone\": \"+02:00\"}}]} | endpoints[0].quiet_hours.time_zone: must be a name of the tz database, such as Etc/GMT-2"
      })
  void errorsNameFileMemberAndReason(String json, String line) throws IOException {
    EnvironmentReader reader = file(json);

    AlertSettings.from(reader);

    List<String> lines = reader.errors().stream().map(SettingError::line).toList();
    assertThat(lines)
        .first()
        .asString()
        .startsWith("ALERTS_FILE=" + folder.resolve("alerts.json"))
        .contains("; " + line)
        .doesNotContain("s3cr3t");
  }

  @Test
  void duplicateNamesAreRefused() throws IOException {
    EnvironmentReader reader =
        file(
            "{\"endpoints\": [%1$s, %1$s]}"
                .formatted("{\"name\": \"A\", \"kind\": \"pagerduty\", \"routing_key\": \"k\"}"));

    AlertSettings.from(reader);

    assertThat(reader.errors())
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .contains("endpoints[1].name: is used by another endpoint");
  }

  private EnvironmentReader file(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("alerts.json"), json);
    return new EnvironmentReader(Map.of("ALERTS_FILE", file.toString()));
  }
}
