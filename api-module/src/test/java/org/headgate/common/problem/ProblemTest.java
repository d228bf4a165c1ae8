package org.headgate.common.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private static final URI LOGIN = URI.create("/api/v1/auth/login");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void typeIsUrnOfContract() {
    assertThat(ProblemType.REFRESH_TOKEN_REUSED.uri())
        .hasToString("urn:headgate:problem:refresh-token-reused");
  }

  @Test
  void everyTypeHasErrorStatus() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::status))
        .allMatch(status -> status >= 400 && status <= 503);
  }

  @Test
  void snakeCaseIsWrittenWithoutEmptyErrors() throws Exception {
    var problem =
        Problem.of(new DatabaseBusyException("All taken.", Duration.ofSeconds(3)), LOGIN, "t-1");

    assertThat(json.readTree(json.writeValueAsString(problem)))
        .isEqualTo(
            json.readTree(
                """
                {"type":"urn:headgate:problem:database-busy","title":"The database is busy","status":503,
                 "detail":"All taken.","instance":"/api/v1/auth/login","trace_id":"t-1"}"""));
  }

  @Test
  void problemSurvivesRoundTrip() throws Exception {
    var problem =
        Problem.of(
            ProblemType.INVALID_REQUEST,
            "One field is not valid.",
            LOGIN,
            "t-2",
            List.of(new FieldError("email", "an e-mail address")));

    assertThat(json.readValue(json.writeValueAsString(problem), Problem.class)).isEqualTo(problem);
  }

  @Test
  void retryAfterIsAtLeastOneSecond() {
    assertThat(new DatabaseUnavailableException("Down.", Duration.ofMillis(3)).retryAfter())
        .contains(Duration.ofSeconds(1));
  }

  @Test
  void negativeRetryAfterIsRefused() {
    assertThatThrownBy(
            () ->
                new HeadgateException(
                    ProblemType.TOO_MANY_REQUESTS, "x", Duration.ofSeconds(-1)) {})
        .isInstanceOf(IllegalArgumentException.class);
  }
}
