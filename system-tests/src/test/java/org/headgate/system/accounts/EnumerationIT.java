package org.headgate.system.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Unknown, pending, verified and deactivated addresses are answered alike, in status, body and
 * headers.
 */
class EnumerationIT {

  private static final List<String> OF_THE_MOMENT =
      List.of("Date", "traceparent", "Content-Length", "Set-Cookie");

  private final Headgate headgate = Headgate.shared();
  private final Sql database = new Sql(headgate.databaseUrl());

  private record Question(String path, Map<String, String> members) {

    @Override
    public String toString() {
      return path;
    }
  }

  @TestFactory
  Stream<DynamicTest> knownAndUnknownAddressesAreAnsweredAlike() {
    return Stream.of(
            new Question("/auth/signup", Map.of("password", Person.PASSWORD)),
            new Question("/auth/resend-otp", Map.of()),
            new Question("/auth/resend-otp", Map.of("purpose", "password_reset")),
            new Question("/auth/resend-otp", Map.of("purpose", "login")),
            new Question("/auth/password/forgot", Map.of()),
            new Question(
                "/auth/password/reset",
                Map.of("code", "000000", "new_password", "eleven herons on the sluice")),
            new Question("/auth/verify-email", Map.of("code", "000000")),
            new Question("/auth/otp", Map.of()),
            new Question("/auth/otp/verify", Map.of("code", "000000")),
            new Question("/auth/login", Map.of("password", "not the password")))
        .map(
            question ->
                DynamicTest.dynamicTest(
                    question + " " + question.members().keySet(), () -> ask(question)));
  }

  private void ask(Question question) {
    Map<String, Object> unknown = answer(question, Person.stranger(headgate).email());

    assertThat(answer(question, pending())).as("pending").isEqualTo(unknown);
    assertThat(answer(question, verified())).as("verified").isEqualTo(unknown);
    assertThat(answer(question, inactive())).as("inactive").isEqualTo(unknown);
  }

  private Map<String, Object> answer(Question question, String email) {
    Map<String, String> body = new TreeMap<>(question.members());
    body.put("email", email);
    Response response = headgate.api().body(body).post(question.path());
    Map<String, Object> seen = new TreeMap<>(response.jsonPath().getMap("$"));
    seen.remove("trace_id");
    seen.put("(status)", response.statusCode());
    response.headers().asList().stream()
        .filter(header -> !OF_THE_MOMENT.contains(header.getName()))
        .forEach((Header header) -> seen.put("(" + header.getName() + ")", header.getValue()));
    return seen;
  }

  private String pending() {
    Person person = Person.stranger(headgate);
    person.signUp();
    person.code();
    database.coolDown();
    return person.email();
  }

  private String verified() {
    Person person = Person.user(headgate);
    database.coolDown();
    return person.email();
  }

  private String inactive() {
    String email = verified();
    database.update("update platform.account set is_active = false where email = ?", email);
    return email;
  }
}
