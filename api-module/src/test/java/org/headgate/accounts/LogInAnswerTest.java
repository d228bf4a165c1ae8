package org.headgate.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.headgate.json.Json;
import org.junit.jupiter.api.Test;

class LogInAnswerTest {

  @Test
  void aClientTellsByTheStatusHowTheLogInGoesOn() throws JsonProcessingException {
    LogInAnswer done = new Tokens(Tokens.STATUS, "a", "Bearer", 900, "r", 60, "d");
    LogInAnswer halfway = new MfaRequired("m", List.of("totp", "recovery_code"));

    assertThat(readAgain(done)).isEqualTo(done);
    assertThat(readAgain(halfway)).isEqualTo(halfway);
  }

  @Test
  void theStatusIsWrittenOnce() throws JsonProcessingException {
    assertThat(Json.strict().writeValueAsString(new MfaRequired("m", List.of("totp"))))
        .isEqualTo("{\"status\":\"mfa_required\",\"mfa_token\":\"m\",\"methods\":[\"totp\"]}");
  }

  private static LogInAnswer readAgain(LogInAnswer answer) throws JsonProcessingException {
    return Json.strict().readValue(Json.strict().writeValueAsString(answer), LogInAnswer.class);
  }
}
