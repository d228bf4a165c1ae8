package org.headgate.resourceserver;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Asks the issuer whether a token whose signature is good was revoked. It runs after the check of
 * roles, so that only good tokens are asked about.
 */
public class IntrospectionFilter implements ContainerRequestFilter {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token
        && !isActive(token.getRawToken())) {
      request.abortWith(
          Response.status(Response.Status.UNAUTHORIZED)
              .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
              .build());
    }
  }

  private static boolean isActive(String token) throws IOException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(System.getenv("INTROSPECTION_URL")))
            .header("Authorization", "Basic " + credentials())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
            .build();
    try {
      return CLIENT
          .send(question, HttpResponse.BodyHandlers.ofString())
          .body()
          .contains("\"active\":true");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static String credentials() {
    String pair = System.getenv("CLIENT_ID") + ":" + System.getenv("CLIENT_SECRET");
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
