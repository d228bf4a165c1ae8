package org.headgate.config.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "ada@example.org, ada@example.org",
    "Ada@Example.org, ada@example.org",
    "ada@m\u00fcller.example, ada@xn--mller-kva.example",
    "'\u00a0ada@example.org\u200b', ada@example.org",
  })
  void addressesAreKeptAsTheyAreMailedTo(String written, String mailed) {
    AlertEndpointDefinition mail = mailTo(written);

    assertThat(mail.violations()).isEmpty();
    assertThat(mail.addresses()).containsExactly(mailed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0161da@example.org", "ada", "", "ada@example.org\r\nBcc: b@example.org"})
  void textThatIsNoAddressIsRefusedByItsPlace(String written) {
    assertThat(mailTo(written).violations())
        .extracting(FieldError::field)
        .containsExactly("addresses[0]");
  }

  private List<String> fields(AlertEndpointDefinition changed) {
    return changed.violationsAfter(stored).stream().map(FieldError::field).toList();
  }

  private static AlertEndpointDefinition endpoint(
      String name, boolean isEnabled, Optional<QuietHours> quietHours) {
    return mail(name, "ada@example.org", isEnabled, quietHours);
  }

  private static AlertEndpointDefinition mailTo(String address) {
    return mail("On call", address, true, Optional.empty());
  }

  private static AlertEndpointDefinition mail(
      String name, String address, boolean isEnabled, Optional<QuietHours> quietHours) {
    return new AlertEndpointDefinition(
        name,
        AlertEndpointKind.MAIL,
        Optional.empty(),
        List.of(address),
        Optional.empty(),
        Optional.empty(),
        isEnabled,
        false,
        quietHours,
        Optional.empty());
  }
}
