package org.headgate.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.headgate.authentication.api.AuthApi;
import org.headgate.authentication.api.RefreshTokenRequest;
import org.headgate.sessions.api.TokenResponse;

/**
 * The access token of a session. It is refreshed a little before it expires, once for all calls
 * that need it then.
 */
final class SessionTokens implements Supplier<String> {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final AuthApi auth;
  private TokenResponse tokens;
  private long receivedNanos = System.nanoTime();

  SessionTokens(AuthApi auth, TokenResponse tokens) {
    this.auth = auth;
    this.tokens = tokens;
  }

  /**
   * @throws ProblemException when the session has ended
   */
  @Override
  public synchronized String get() {
    if (isStale()) {
      tokens = auth.refresh(new RefreshTokenRequest(tokens.refreshToken()));
      receivedNanos = System.nanoTime();
    }
    return tokens.accessToken();
  }

  private boolean isStale() {
    Duration age = Duration.ofNanos(System.nanoTime() - receivedNanos);
    return age.plus(MARGIN).compareTo(Duration.ofSeconds(tokens.expiresIn())) >= 0;
  }
}
