package org.headgate.system.lifecycle;

import io.restassured.response.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.system.contract.OpenApiDocument.Operation;

/** The answer of a route while the database has a fault. */
record RouteAnswer(Operation operation, Response response) {

  private static final Pattern POOLS =
      Pattern.compile("/api/v1/admin/(?:pools|database|diagnosis|self-test)(?:/.*)?");
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|\\bat org\\.|\\.java|org\\.headgate|org\\.postgresql|hibernate|jakarta|SQLSTATE"
              + "|(?i:\\bselect .* from|insert into|jdbc:|stack)");

  /** The flaw of the response, whatever the fault. */
  Optional<String> complaint() {
    int status = response.statusCode();
    String body = response.asString();
    boolean isSignalled =
        status < 400
            || isInOAuthsForm()
            || (response.contentType().startsWith("application/problem+json")
                && response.<String>path("type").startsWith("urn:headgate:problem:")
                && response.path("trace_id") != null);
    boolean fault = status >= 500 && (status != 503 || response.header("Retry-After") == null);
    boolean insides = status >= 400 && INSIDES.matcher(body).find();
    return fault || !isSignalled || insides ? Optional.of(this + ": " + body) : Optional.empty();
  }

  /** OAuth's endpoints refuse in a form of their own (RFC 6749, 5.2). */
  private boolean isInOAuthsForm() {
    return operation.path().startsWith("/api/v1/oauth/") && response.path("error") != null;
  }

  boolean isServedWithoutADatabase() {
    return operation.method().equals("GET") && POOLS.matcher(operation.path()).matches();
  }

  @Override
  public String toString() {
    return response.statusCode() + " of " + operation;
  }
}
