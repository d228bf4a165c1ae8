package org.headgate.config.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;
import org.junit.jupiter.api.Test;

class AlertEndpointDefinitionTest {

  /** An earlier version took offsets as time zones. */
  private static final QuietHours STORED = new QuietHours("22:00", "07:00", "+02:00");

  private final AlertEndpointDefinition stored = endpoint("On call", true, Optional.of(STORED));

  @Test
  void storedInvalidValuesDoNotBlockOtherChanges() {
    assertThat(stored.violations()).isNotEmpty();
    assertThat(endpoint("On call", false, Optional.of(STORED)).violationsAfter(stored)).isEmpty();
    assertThat(endpoint("Others", true, Optional.of(STORED)).violationsAfter(stored)).isEmpty();
    assertThat(endpoint("On call", true, Optional.empty()).violationsAfter(stored)).isEmpty();
  }

  @Test
  void changedValuesAreValidated() {
    QuietHours offset = new QuietHours("22:00", "07:00", "+03:00");
    QuietHours later = new QuietHours("23:00", "07:00", "+02:00");

    assertThat(fields(endpoint("On call", true, Optional.of(offset))))
        .containsExactly("quiet_hours.time_zone");
    assertThat(fields(endpoint("On call", true, Optional.of(later))))
        .containsExactly("quiet_hours.time_zone");
    assertThat(fields(endpoint("", true, Optional.of(STORED)))).containsExactly("name");
  }

  private List<String> fields(AlertEndpointDefinition changed) {
    return changed.violationsAfter(stored).stream().map(FieldError::field).toList();
  }

  private static AlertEndpointDefinition endpoint(
      String name, boolean isEnabled, Optional<QuietHours> quietHours) {
    return new AlertEndpointDefinition(
        name,
        AlertEndpointKind.MAIL,
        Optional.empty(),
        List.of("ada@example.org"),
        Optional.empty(),
        Optional.empty(),
        isEnabled,
        false,
        quietHours,
        Optional.empty());
  }
}
