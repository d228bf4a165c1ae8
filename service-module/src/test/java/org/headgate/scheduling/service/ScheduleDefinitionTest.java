package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.ScheduleRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleDefinitionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"catch_up_window\":\"PT0.0001S\" | catch_up_window",
        "\"catch_up_window\":\"PT1H0.0000001S\" | catch_up_window",
        "\"catch_up_window\":\"-PT0.001S\" | catch_up_window",
        "\"catch_up_window\":\"P7DT0.001S\" | catch_up_window",
        "\"retry\":{\"initial_delay\":\"PT0.999S\"} | retry.initial_delay",
        "\"retry\":{\"initial_delay\":\"PT1.0005S\"} | retry.initial_delay",
        "\"retry\":{\"max_delay\":\"PT10.0005S\"} | retry.max_delay",
        "\"retry\":{\"max_delay\":\"PT9S\"} | retry.max_delay",
        "\"retry\":{\"max_delay\":\"P1DT0.001S\"} | retry.max_delay",
        "\"retry\":{\"max_attempts\":0} | retry.max_attempts",
        "\"retry\":{\"max_attempts\":21} | retry.max_attempts",
      })
  void valuesThatCannotBeKeptAreRefusedByName(String members, String field)
      throws JsonProcessingException {
    ScheduleRequest request = request("Weirs", members);

    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> ScheduleDefinition.of(request));

    assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"catch_up_window\":\"PT0S\"",
        "\"catch_up_window\":\"PT0.001S\"",
        "\"catch_up_window\":\"P7D\"",
        "\"retry\":{\"initial_delay\":\"PT1S\",\"max_delay\":\"PT1S\"}",
        "\"retry\":{\"initial_delay\":\"PT1.001S\"}",
        "\"retry\":{\"max_delay\":\"P1D\"}",
        "\"retry\":{\"max_attempts\":20}",
      })
  void lastValidValuesAreAccepted(String members) throws JsonProcessingException {
    String longest = "\ud83d\ude00".repeat(200);

    assertThat(ScheduleDefinition.of(request(longest, members)).name()).isEqualTo(longest);
  }

  private static ScheduleRequest request(String name, String members)
      throws JsonProcessingException {
    return JsonMappers.strict()
        .readValue(
            """
            {"name":"%s","trigger":{"type":"interval","every":"PT1H"},
             "action":{"type":"email","subject":"Weirs","body":"Look after them"},%s}
            """
                .formatted(name, members),
            ScheduleRequest.class);
  }
}
