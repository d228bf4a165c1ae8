package org.headgate.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Supplier;

/** Sends the caller's token along. */
final class BearerToken implements ClientRequestFilter {

  private final Supplier<String> accessToken;

  BearerToken(Supplier<String> accessToken) {
    this.accessToken = accessToken;
  }

  @Override
  public void filter(ClientRequestContext request) {
    String token = accessToken.get();
    if (!token.isEmpty()) {
      request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }
  }
}
