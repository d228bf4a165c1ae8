package org.headgate.sessions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.headgate.common.json.JsonMappers;
import org.junit.jupiter.api.Test;

class LoginResponseTest {

  @Test
  void responsesSurviveRoundTripByStatus() throws JsonProcessingException {
    LoginResponse authenticated =
        new TokenResponse(TokenResponse.STATUS, "a", "Bearer", 900, "r", 60, "d");
    LoginResponse mfaRequired = new MfaRequiredResponse("m", List.of("totp", "recovery_code"));

    assertThat(readAgain(authenticated)).isEqualTo(authenticated);
    assertThat(readAgain(mfaRequired)).isEqualTo(mfaRequired);
  }

  @Test
  void statusIsWrittenOnce() throws JsonProcessingException {
    assertThat(
            JsonMappers.strict().writeValueAsString(new MfaRequiredResponse("m", List.of("totp"))))
        .isEqualTo("{\"status\":\"mfa_required\",\"mfa_token\":\"m\",\"methods\":[\"totp\"]}");
  }

  private static LoginResponse readAgain(LoginResponse answer) throws JsonProcessingException {
    return JsonMappers.strict()
        .readValue(JsonMappers.strict().writeValueAsString(answer), LoginResponse.class);
  }
}
