package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headgate.common.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Host field of a request's head. */
class RequestHostTest extends FramedRequest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:9080",
        "example.org.",
        "127.0.0.1",
        "[::1]",
        "[::1]:80",
        "a_b",
        "a:",
      })
  void validHostIsAccepted(String host) {
    headers.put("Host", List.of(host));

    assertThat(refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "<script>",
        "a/b",
        "a@b",
        "a:b",
        "a:123456",
        "[::1",
        "::1",
        "a,b",
        "a%zz",
        "\u00fc.example",
        "a\"",
      })
  void invalidHostsAreRefused(String none) {
    headers.put("Host", List.of(none));

    assertThat(refusal()).hasValueSatisfying(RequestHostTest::isInvalid);
  }

  @Test
  void hostIsRequiredExactlyOnce() {
    header("Host", "other");
    assertThat(refusal()).hasValueSatisfying(RequestHostTest::isInvalid);

    headers.remove("Host");
    assertThat(refusal()).hasValueSatisfying(RequestHostTest::isInvalid);

    protocol = "HTTP/1.0";
    assertThat(refusal()).isEmpty();
  }

  private static void isInvalid(RequestHead.Refusal refusal) {
    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refusal.errors()).hasSize(1);
  }
}
