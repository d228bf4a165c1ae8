package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.contract.OpenApiDocument.Operation;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * No request to any operation of the OpenAPI document is answered with 500: an invalid one gets a
 * problem document.
 */
class FuzzIT {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Headgate headgate;
  private static Person user;
  private static Person administrator;

  /** Some of what is sent ends sessions and sends mails. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    user = Person.user(headgate);
    administrator = Person.administrator(headgate);
  }

  @TestFactory
  Stream<DynamicContainer> generatedRequestsCauseNoServerError() throws IOException {
    BadRequestGenerator generator = new BadRequestGenerator(OpenApiDocument.of(headgate));
    return generator.operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation.toString(), callers(generator, operation)));
  }

  /** Callers who are admitted, because the input of others is not read. */
  private static Stream<DynamicTest> callers(BadRequestGenerator generator, Operation operation) {
    if (operation.path().startsWith("/api/v1/admin/")) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "administrator",
              () -> {
                logInAgain(administrator, headgate.administrator().password());
                fuzz(generator, operation, Optional.of(administrator));
              }));
    }
    return Stream.of(
        DynamicTest.dynamicTest("nobody", () -> fuzz(generator, operation, Optional.empty())),
        DynamicTest.dynamicTest(
            "user",
            () -> {
              logInAgain(user, Person.PASSWORD);
              fuzz(generator, operation, Optional.of(user));
            }));
  }

  private static void fuzz(
      BadRequestGenerator generator, Operation operation, Optional<Person> caller)
      throws IOException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (String text : generator.badTexts(operation)) {
      HttpRequest.Builder request =
          request(
              operation, caller, parameter -> text.isEmpty() ? " " : text, query(operation, text));
      if (isHeader(text)) {
        operation.parameterNames("header").forEach(name -> request.setHeader(name, text));
      }
      check(operation, text, request, new byte[0], failures);
    }
    if (operation.bodyType().isPresent()) {
      for (String body : generator.badBodies(operation).toList()) {
        check(
            operation,
            body,
            request(operation, caller, FuzzIT::one, ""),
            body.getBytes(StandardCharsets.UTF_8),
            failures);
      }
      byte[] noUtf8 = {'{', '"', (byte) 0xc3, '"', ':', '1', '}'};
      check(
          operation,
          "bytes that are no UTF-8",
          request(operation, caller, FuzzIT::one, ""),
          noUtf8,
          failures);
    }
    assertThat(failures).isEmpty();
  }

  private static HttpRequest.Builder request(
      Operation operation,
      Optional<Person> caller,
      UnaryOperator<String> parameters,
      String query) {
    String path = operation.path();
    for (String name : operation.parameterNames("path")) {
      path = path.replace("{" + name + "}", encoded(parameters.apply(name)));
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(headgate.url(path + query)))
            .header("X-Forwarded-For", Headgate.anyNetwork())
            .header("Content-Type", "application/json");
    caller.ifPresent(person -> request.header("Authorization", "Bearer " + person.accessToken()));
    return request;
  }

  private static String query(Operation operation, String text) {
    List<String> names = operation.parameterNames("query");
    return names.isEmpty()
        ? ""
        : names.stream()
            .map(name -> name + "=" + encoded(text))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void check(
      Operation operation,
      String sent,
      HttpRequest.Builder request,
      byte[] body,
      List<String> failures)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpResponse<String> answer =
        CLIENT.send(
            request.method(operation.method(), publisher).build(),
            HttpResponse.BodyHandlers.ofString());
    int status = answer.statusCode();
    boolean isProblem =
        status < 400
            || answer
                .headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/problem+json");
    boolean isFault = status >= 500 && status != 503;
    if (isFault || !isProblem || answer.body().contains("Exception")) {
      failures.add(
          status
              + " of "
              + operation
              + " for "
              + sent.substring(0, Math.min(80, sent.length()))
              + ": "
              + answer.body());
    }
  }

  private static String one(String parameter) {
    return parameter.equals("name") ? "nothing" : "00000000-0000-0000-0000-000000000000";
  }

  private static boolean isHeader(String text) {
    return text.chars().allMatch(character -> character >= ' ' && character <= '~')
        && text.length() < 1000;
  }

  private static void logInAgain(Person person, String password) {
    if (person.me().statusCode() != 200) {
      person.keep(person.logIn(password));
    }
  }
}
