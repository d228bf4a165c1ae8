package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.ScheduleRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be kept is named by its path, whether or not the type of its action came first. */
class JsonErrorExplainerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"\\ud800\"} | .a",
        "{\"a\":[0,{\"b\":\"\\u0000\"}]} | .a.[1].b",
        "{\"\\udead\":1} | .\ufffd",
        "{\"a\":{\"c\":1,\"\\udead\":1}} | .a.\ufffd",
        "{\"a\":{\"\\ud800\":1}} | .a.\ufffd",
        "{\"\\ud800x\":1} | .\ufffd",
        "{\"b\":1,\"b\":1} | .b",
        "{\"a\":[0,{\"b\":1,\"b\":1}]} | .a.[1].b",
        "{\"a\":1e99999999999} | .a",
        "{\"a\":{\"n\":[-1e-99999999999]}} | .a.n.[0]",
      })
  void aMemberIsNamed(String payload, String field) {
    for (String order :
        new String[] {
          "{\"action\":{\"type\":\"webhook\",\"payload\":%s}}",
          "{\"action\":{\"payload\":%s,\"type\":\"webhook\"}}"
        }) {
      JacksonException fault =
          catchThrowableOfType(
              JacksonException.class,
              () ->
                  JsonMappers.strict().readValue(order.formatted(payload), ScheduleRequest.class));

      assertThat(JsonErrorExplainer.explain(fault))
          .isInstanceOfSatisfying(
              InvalidRequestException.class,
              refused ->
                  assertThat(refused.errors())
                      .extracting(FieldError::field)
                      .containsExactly("action.payload" + field));
    }
  }
}
