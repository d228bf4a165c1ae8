package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.server.Headgate;

/** Log-ins from many devices and networks. */
public abstract class LogInLimitSteps {
  static final String ATTEMPTS = "urn:headgate:problem:too-many-attempts";
  static final int MOST_TRIES = 30;
  protected final Headgate headgate = Headgate.shared();

  /** How often a password was verified before one was not. */
  protected int failuresUntilSlowed(String email) {
    for (int failures = 0; failures < MOST_TRIES; failures++) {
      Response answer = logIn(email, "not the password", "");
      if (answer.statusCode() == 429) {
        answer.then().body("type", equalTo(ATTEMPTS));
        assertThat(retryAfter(answer)).isPositive();
        return failures;
      }
      answer.then().statusCode(401);
    }
    throw new AssertionError("nobody slowed the guesses down");
  }

  Response logIn(String email, String password, String device) {
    return post(
        Headgate.anyNetwork(), "/auth/login", Map.of("email", email, "password", password), device);
  }

  Response post(String from, String path, Map<String, String> body, String device) {
    return headgate.from(from).header("Device-Token", device).body(body).post(path);
  }

  static int retryAfter(Response response) {
    return Integer.parseInt(response.header("Retry-After"));
  }
}
