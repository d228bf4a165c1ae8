package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever is sent to any operation of the OpenAPI document, nobody is answered with 500: the
 * request is at fault, and is told so by a problem document.
 */
class FuzzIT {

  private static Headgate headgate;
  private static Person user;
  private static Person administrator;

  /** One of its own: some of what is sent ends sessions and sends mails. */
  @BeforeAll
  static void start() throws InterruptedException {
    headgate =
        Headgate.started("fuzz", Map.of("NETWORK_SENDS", "100000", "NETWORK_FAILURES", "100000"));
    headgate.serve();
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
  }

  @AfterAll
  static void stop() {
    headgate.close();
  }

  @TestFactory
  Stream<DynamicContainer> nothingThatIsSentMakesTheServerFail() {
    Fuzz fuzz = new Fuzz(headgate.root().accept("application/json").get("/openapi").jsonPath());
    return fuzz.operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(operation.toString(), callers(fuzz, operation)));
  }

  /** Who is let in: what others send is not looked at. */
  private static Stream<DynamicTest> callers(Fuzz fuzz, Fuzz.Operation operation) {
    if (operation.path().startsWith("/api/v1/admin/")) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "administrator",
              () -> {
                logInAgain(administrator, headgate.administrator().password());
                fuzz(fuzz, operation, administrator::asCaller);
              }));
    }
    return Stream.of(
        DynamicTest.dynamicTest("nobody", () -> fuzz(fuzz, operation, headgate::api)),
        DynamicTest.dynamicTest(
            "user",
            () -> {
              logInAgain(user, Person.PASSWORD);
              fuzz(fuzz, operation, user::asCaller);
            }));
  }

  private static void fuzz(
      Fuzz fuzz, Fuzz.Operation operation, Supplier<RequestSpecification> caller) {
    List<String> failures = new ArrayList<>();
    for (String text : Fuzz.BAD_TEXTS) {
      RequestSpecification request = caller.get();
      operation.parameters("query").forEach(name -> request.queryParam(name, text));
      Object[] path =
          operation.parameters("path").stream().map(name -> text.isEmpty() ? " " : text).toArray();
      if (isHeader(text)) {
        operation.parameters("header").forEach(name -> request.header(name, text));
      }
      judge(operation, text, request.request(operation.method(), route(operation), path), failures);
    }
    if (operation.hasBody()) {
      Object[] path = operation.parameters("path").stream().map(FuzzIT::one).toArray();
      fuzz.badBodies(operation)
          .forEach(
              body ->
                  judge(
                      operation,
                      body,
                      caller.get().body(body).request(operation.method(), route(operation), path),
                      failures));
      byte[] noUtf8 = {'{', '"', (byte) 0xc3, '"', ':', '1', '}'};
      judge(
          operation,
          "bytes that are no UTF-8",
          caller
              .get()
              .contentType("application/json")
              .body(noUtf8)
              .request(operation.method(), route(operation), path),
          failures);
    }
    assertThat(failures).isEmpty();
  }

  private static void judge(
      Fuzz.Operation operation, String sent, Response answer, List<String> failures) {
    int status = answer.statusCode();
    boolean isProblem = status < 400 || answer.contentType().startsWith("application/problem+json");
    boolean isFault = status >= 500 && status != 503;
    if (isFault || !isProblem || answer.asString().contains("Exception")) {
      failures.add(
          status
              + " of "
              + operation
              + " for "
              + sent.substring(0, Math.min(80, sent.length()))
              + ": "
              + answer.asString());
    }
  }

  /** Without what the test's own base path has already. */
  private static String route(Fuzz.Operation operation) {
    return operation.path().replaceFirst("^/api/v1", "");
  }

  private static String one(String parameter) {
    return parameter.equals("name") ? "nothing" : "00000000-0000-0000-0000-000000000000";
  }

  private static boolean isHeader(String text) {
    return text.chars().allMatch(each -> each >= ' ' && each <= '~') && text.length() < 1000;
  }

  private static void logInAgain(Person person, String password) {
    if (person.me().statusCode() != 200) {
      person.keep(person.logIn(password));
    }
  }
}
