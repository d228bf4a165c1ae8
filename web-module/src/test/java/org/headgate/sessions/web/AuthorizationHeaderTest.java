package org.headgate.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

  private static final String TOKEN = "eyJh.eyJz-_.c2ln";

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer    ", " Bearer "})
  void schemeIsCaseInsensitiveWithAnyNumberOfSpaces(String scheme) {
    assertThat(AuthorizationHeader.bearerToken(List.of(scheme + TOKEN))).contains(TOKEN);
    assertThat(AuthorizationHeader.bearerToken(List.of(scheme + TOKEN + " "))).contains(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        " " + TOKEN,
        "Bearer" + TOKEN,
        "Bearer\t" + TOKEN,
        "Bearer\u00a0" + TOKEN,
        "Bearer:" + TOKEN,
        "Bearer=" + TOKEN,
        "Basic YTpi",
        "Basic " + TOKEN,
        "Token " + TOKEN,
        "JWT " + TOKEN,
        "DPoP " + TOKEN,
        "Bearer " + TOKEN + " " + TOKEN,
        "Bearer " + TOKEN + ",",
        "Bearer " + TOKEN + ", Bearer " + TOKEN,
        "Basic YTpi, Bearer " + TOKEN,
        "Bearer Bearer " + TOKEN,
        "Bearer \"" + TOKEN + "\"",
        "Bearer =",
        "B\u0435arer " + TOKEN,
      })
  void otherHeadersCarryNoBearerToken(String header) {
    assertThat(AuthorizationHeader.bearerToken(List.of(header))).isEmpty();
  }

  @Test
  void repeatedHeadersAreIgnored() {
    assertThat(AuthorizationHeader.bearerToken(List.of())).isEmpty();
    assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + TOKEN, "Bearer " + TOKEN)))
        .isEmpty();
    assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + TOKEN, ""))).isEmpty();
  }
}
