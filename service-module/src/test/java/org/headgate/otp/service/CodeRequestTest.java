package org.headgate.otp.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.json.JsonMappers;
import org.headgate.otp.api.CodePurpose;
import org.headgate.otp.service.CodeRequestTask.CodeRequest;
import org.junit.jupiter.api.Test;

/** The stored form of a code request, which nodes of other versions read too. */
class CodeRequestTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final ObjectMapper json = JsonMappers.strict();

  @Test
  void traceMemberIsWrittenOnlyWithTrace() throws JsonProcessingException {
    assertThat(json.writeValueAsString(request(Optional.empty()))).doesNotContain("traceparent");
    assertThat(json.writeValueAsString(request(Optional.of(TRACE)))).contains(TRACE);
  }

  @Test
  void requestSurvivesRoundTripWithAndWithoutTrace() throws JsonProcessingException {
    for (CodeRequest request :
        new CodeRequest[] {request(Optional.empty()), request(Optional.of(TRACE))}) {
      assertThat(json.readValue(json.writeValueAsString(request), CodeRequest.class))
          .isEqualTo(request);
    }
  }

  private static CodeRequest request(Optional<String> trace) {
    return new CodeRequest(
        new UUID(1, 2),
        Optional.empty(),
        new EmailAddress("ada@example.org"),
        CodePurpose.LOG_IN,
        Instant.EPOCH,
        trace);
  }
}
