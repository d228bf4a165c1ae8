package org.headgate.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.administration.api.InviteUserRequest;
import org.headgate.administration.api.UserPatch;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.EmailAction;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.RetryOptions;
import org.headgate.scheduling.api.ScheduleRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON values must have the declared type; none is converted. */
class StrictTypesTest {

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5e0", "0.5e1", "50e-1"})
  void integerIsParsedInEveryNotation(String number) throws JsonProcessingException {
    assertThat(attempts(number)).isEqualTo(Optional.of(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.9",
        "0.1",
        "2147483648",
        "1e400",
        "1e999999999",
        "1e-999999999",
        "\"5\"",
        "true"
      })
  void inexactIntegersAreRefusedByField(String number) {
    assertThatThrownBy(() -> attempts(number))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refused ->
                assertThat(refused.getPath().get(0).getFieldName()).isEqualTo("max_attempts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "3600.0", "3.6e3"})
  void longIsParsedInEveryNotation(String number) throws JsonProcessingException {
    assertThat(lifetime(number)).isEqualTo(Optional.of(3600L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600.9", "9223372036854775808", "1e400", "1e999999999", "\"3600\""})
  void inexactLongsAreRefusedByField(String number) {
    assertThatThrownBy(() -> lifetime(number))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refused -> assertThat(refused.getPath().get(0).getFieldName()).isEqualTo("expires_in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "\"\"", "\"0\"", "true"})
  void numbersAndBooleansAreRefusedAsEnum(String value) {
    assertThatThrownBy(
            () ->
                JsonMappers.strict()
                    .readValue("{\"dst_gap\":" + value + "}", ScheduleRequest.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"is_active\":1}",
        "{\"is_active\":\"true\"}",
        "{\"is_active\":\"\"}",
        "{\"roles\":\"admin\"}",
        "{\"roles\":[0]}",
        "{\"department_id\":\"\"}",
        "{\"department_id\":17}",
        "{\"department_id\":\"1-1-1-1-1\"}",
        "{\"department_id\":\"AYkKXayWd0u8zrMCCZqAVw==\"}",
        "{\"department_id\":\" 01890a5d-ac96-774b-bcce-b302099a8057\"}",
      })
  void valuesOfAnotherTypeAreNotConverted(String patch) {
    assertThatThrownBy(() -> JsonMappers.strict().readValue(patch, UserPatch.class))
        .isInstanceOf(JsonMappingException.class);
  }

  /** Jackson's own spelling of a typed object as a list, in any order of the members around it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"trigger\":[\"once\",{\"at\":\"2027-01-01T09:00:00Z\"}]}",
        "{\"trigger\":[\"cron\"]}",
        "{\"trigger\":[]}",
        "{\"trigger\":\"once\"}",
        "{\"trigger\":7}",
        "{\"trigger\":true}",
        "{\"name\":\"a\",\"trigger\":[{\"type\":\"interval\",\"every\":\"PT1H\"}]}"
      })
  void typedObjectHasNoOtherForm(String schedule) {
    assertThatThrownBy(() -> JsonMappers.strict().readValue(schedule, ScheduleRequest.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            refused -> assertThat(refused.getPath().get(0).getFieldName()).isEqualTo("trigger"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"email\",{\"subject\":\"Weir\",\"body\":\"Look\"}]",
        "[{\"type\":\"email\",\"subject\":\"Weir\",\"body\":\"Look\"}]",
        "\"email\"",
        "5"
      })
  void typedObjectHasNoOtherFormByItself(String action) {
    for (ObjectMapper mapper : List.of(JsonMappers.strict(), JsonMappers.lenient())) {
      assertThatThrownBy(() -> mapper.readValue(action, Action.class))
          .isInstanceOf(MismatchedInputException.class);
    }
  }

  @Test
  void typedObjectMayNameItsTypeLast() throws JsonProcessingException {
    String schedule =
        "{\"trigger\":{\"every\":\"PT1H\",\"type\":\"interval\"},"
            + "\"action\":{\"body\":\"Look\",\"type\":\"email\",\"subject\":\"Weir\"}}";
    ScheduleRequest read = JsonMappers.strict().readValue(schedule, ScheduleRequest.class);

    assertThat(read.trigger())
        .isEqualTo(new IntervalTrigger(Duration.ofHours(1), Optional.empty()));
    assertThat(read.action()).isEqualTo(new EmailAction("Weir", "Look"));
  }

  private static Optional<Long> lifetime(String number) throws JsonProcessingException {
    return JsonMappers.strict()
        .readValue(
            "{\"email\":\"ada@example.org\",\"expires_in\":" + number + "}",
            InviteUserRequest.class)
        .expiresIn();
  }

  private static Optional<Integer> attempts(String number) throws JsonProcessingException {
    return JsonMappers.strict()
        .readValue("{\"max_attempts\":" + number + "}", RetryOptions.class)
        .maxAttempts();
  }
}
