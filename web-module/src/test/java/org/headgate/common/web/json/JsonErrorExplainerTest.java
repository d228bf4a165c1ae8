package org.headgate.common.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import org.headgate.administration.api.UserPatch;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.ScheduleRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Text that cannot be stored is named by its path, whether or not the type of its action came
 * first.
 */
class JsonErrorExplainerTest {

  private static final String TOO_MUCH =
      "is nested deeper than 500 levels, or contains a number of more than 1,000 digits";

  private static final List<String> ORDERS =
      List.of(
          "{\"action\":{\"type\":\"webhook\",\"payload\":%s}}",
          "{\"action\":{\"payload\":%s,\"type\":\"webhook\"}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"\\ud800\"} | .a",
        "{\"a\":[0,{\"b\":\"\\u0000\"}]} | .a[1].b",
        "{\"\\udead\":1} | .\ufffd",
        "{\"a\":{\"c\":1,\"\\udead\":1}} | .a.\ufffd",
        "{\"a\":{\"\\ud800\":1}} | .a.\ufffd",
        "{\"\\ud800x\":1} | .\ufffd",
        "{\"b\":1,\"b\":1} | .b",
        "{\"a\":[0,{\"b\":1,\"b\":1}]} | .a[1].b",
        "{\"a\":1e99999999999} | .a",
        "{\"a\":{\"n\":[-1e-99999999999]}} | .a.n[0]",
      })
  void invalidMemberIsNamed(String payload, String field) {
    for (String order : ORDERS) {
      assertThat(refusal(order.formatted(payload)).field()).isEqualTo("action.payload" + field);
    }
  }

  @Test
  void memberThatIsTooMuchIsNamed() {
    String tooLong = "{\"a\":[0,{\"b\":1%s}]}".formatted("0".repeat(1000));
    String tooDeep = "{\"a\":%s%s}".formatted("[".repeat(600), "]".repeat(600));
    for (String order : ORDERS) {
      assertThat(refusal(order.formatted(tooLong)))
          .isEqualTo(new FieldError("action.payload.a[1].b", TOO_MUCH));
      FieldError deep = refusal(order.formatted(tooDeep));
      assertThat(deep.field()).startsWith("action.payload.a[0][0]");
      assertThat(deep.message()).isEqualTo(TOO_MUCH);
    }
  }

  private static FieldError refusal(String schedule) {
    JacksonException fault =
        catchThrowableOfType(
            JacksonException.class,
            () -> JsonMappers.strict().readValue(schedule, ScheduleRequest.class));
    List<FieldError> errors = JsonErrorExplainer.explain(fault).errors();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"department_id\":\"1-1-1-1-1\"} | department_id | must be an id",
        "{\"department_id\":[]} | department_id | must be an id",
        "{\"roles\":\"admin\"} | roles | must be a list",
        "{\"roles\":{}} | roles | must be a list",
        "{\"roles\":[5]} | roles[0] | must be one of user",
        "{\"roles\":[{}]} | roles[0] | must be one of user",
        "{\"roles\":[null]} | roles[0] | must not be null",
        "{\"roles\":[\"x\"]} | roles[0] | must be one of user",
        "{\"is_active\":\"yes\"} | is_active | must be true or false",
        "[] | body | must be a JSON object",
      })
  void refusalStatesTheExpectedValue(String patch, String field, String message) {
    JacksonException fault =
        catchThrowableOfType(
            JacksonException.class, () -> JsonMappers.strict().readValue(patch, UserPatch.class));

    assertThat(JsonErrorExplainer.explain(fault))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> {
              assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
              assertThat(refused.errors().get(0).message()).startsWith(message);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"trigger\":[\"once\",{\"at\":\"2027-01-01T09:00:00Z\"}]} | trigger | must be a JSON object",
        "{\"trigger\":\"once\"} | trigger | must be a JSON object",
        "{\"action\":[\"email\",{\"subject\":\"a\",\"body\":\"b\"}]} | action | must be a JSON object",
        "{\"action\":{}} | action.type | must be one of email, webhook",
        "{\"trigger\":{\"type\":null}} | trigger.type | must be one of cron, interval, once",
      })
  void formOfATypedObjectIsStated(String schedule, String field, String message) {
    assertThat(refusal(schedule)).isEqualTo(new FieldError(field, message));
  }

  /** A body may have 64 KiB, nearly all of which may be one name. */
  @Test
  void longUnknownNameIsRefusedAsUnknown() {
    String patch = "{\"" + "n".repeat(65_000) + "\":1}";

    JacksonException fault =
        catchThrowableOfType(
            JacksonException.class, () -> JsonMappers.strict().readValue(patch, UserPatch.class));

    assertThat(JsonErrorExplainer.explain(fault).errors())
        .containsExactly(new FieldError("n".repeat(200) + "...", "is not a known member"));
  }
}
