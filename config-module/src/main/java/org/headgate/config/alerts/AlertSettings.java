package org.headgate.config.alerts;

import java.util.List;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.KnownVariables;
import org.headgate.config.Secret;
import org.headgate.config.SettingType;

/**
 * The endpoints from the settings, which work even if the database has been unavailable since the
 * start.
 *
 * @param endpoints in the order in which they are written
 */
public record AlertSettings(List<AlertEndpointDefinition> endpoints) {

  private static final String NAME = "ALERTS";
  private static final SettingType<Secret> JSON =
      new SettingType<>(
          "JSON with the alert endpoints, as {\"endpoints\": [...]}",
          true,
          Secret::new,
          Secret::toString);

  public AlertSettings {
    endpoints = List.copyOf(endpoints);
  }

  /** Reads {@code ALERTS}, or the file that {@code ALERTS_FILE} names. */
  public static AlertSettings from(EnvironmentReader environmentReader) {
    Optional<Secret> json = environmentReader.find(NAME, JSON);
    return new AlertSettings(json.map(text -> read(text, environmentReader)).orElse(List.of()));
  }

  /** Errors name the place but not the value, which may be a secret. */
  private static List<AlertEndpointDefinition> read(Secret json, EnvironmentReader reader) {
    AlertDocument document = AlertDocument.read(json.reveal());
    Optional<String> file = Optional.ofNullable(reader.variables().get(NAME + KnownVariables.FILE));
    String variable = file.isPresent() ? NAME + KnownVariables.FILE : NAME;
    document
        .problems()
        .forEach(
            problem ->
                reader.refuse(variable, file.orElse(Secret.MASK), JSON.allowed() + "; " + problem));
    return document.problems().isEmpty() ? document.endpoints() : List.of();
  }
}
