package org.headgate.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.headgate.profiles.api.Profile;
import org.headgate.scheduling.api.BackfillRequest;
import org.headgate.scheduling.api.RetryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instants, dates and durations in requests are strings within a bounded range. */
class StrictTimeModuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "\"0000-12-31T23:59:59Z\"",
        "\"0001-01-01T00:00:00+00:01\"",
        "\"9999-12-31T23:59:59-00:01\"",
        "\"+10000-01-01T00:00:00Z\"",
        "\"2027-01-01\"",
        "\"2027-01-01T09:00:00\"",
        "\"2027-02-30T09:00:00Z\"",
        "\"1893456000\"",
        "\"\"",
        "1893456000",
        "1893456000.5",
        "1e400",
        "-1e999999999",
        "[2027,1,1]",
        "{}",
        "true",
      })
  void invalidInstantsAreRefusedByField(String json) {
    assertThatThrownBy(() -> from(json))
        .isInstanceOfSatisfying(
            MismatchedInputException.class,
            refused -> {
              assertThat(refused.getTargetType()).isEqualTo(Instant.class);
              assertThat(refused.getPath().get(0).getFieldName()).isEqualTo("from");
            });
  }

  @Test
  void instantsWithinRangeAreParsed() throws JsonProcessingException {
    assertThat(from("\"2027-01-01T09:00:00+01:00\""))
        .isEqualTo(Instant.parse("2027-01-01T08:00:00Z"));
    assertThat(from("\"0001-01-01T00:00:00Z\"")).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(from("\"9999-12-31T23:59:59.999999999Z\""))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999999Z"));
    assertThat(from("null")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"900", "\"900\"", "\"P1Y\"", "\"P1M\"", "\"PT99999999999999999999S\"", "\"\""})
  void invalidDurationsAreRefused(String json) {
    assertThatThrownBy(
            () ->
                JsonMappers.strict()
                    .readValue("{\"initial_delay\":" + json + "}", RetryOptions.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"-999999999-01-01\"", "\"0000-01-01\"", "\"+10000-01-01\"", "[1970,1,1]", "0"})
  void datesOutOfRangeAreRefused(String json) {
    assertThatThrownBy(
            () -> JsonMappers.strict().readValue("{\"birth_date\":" + json + "}", Profile.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void dateIsParsed() throws JsonProcessingException {
    assertThat(
            JsonMappers.strict()
                .readValue("{\"birth_date\":\"1815-12-10\"}", Profile.class)
                .birthDate())
        .isEqualTo(Optional.of(LocalDate.of(1815, 12, 10)));
  }

  private static Instant from(String json) throws JsonProcessingException {
    return JsonMappers.strict()
        .readValue("{\"from\":" + json + ",\"to\":\"2027-01-01T09:00:00Z\"}", BackfillRequest.class)
        .from();
  }
}
