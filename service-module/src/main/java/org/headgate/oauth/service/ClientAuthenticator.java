package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.headgate.common.problem.TooManyAttemptsException;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.oauth.api.OAuthException;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Authenticates service accounts. A right secret is checked by one statement and never slowed down;
 * failures count for the network they come from.
 */
@ApplicationScoped
public class ClientAuthenticator {

  private static final GuardedWork READ =
      GuardedWork.read(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject ClientAuthenticationService service;
  @Inject DatabaseGuard guard;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * @throws OAuthException invalid_client
   * @throws TooManyAttemptsException when the network has failed too often
   */
  AuthenticatedClient authenticate(ClientCredentials credentials) {
    return authenticateWith(credentials, service::find);
  }

  /**
   * As {@link #authenticate}, by a statement that reads more than the account.
   *
   * @param statement empty when the secret is none of an active service account
   * @throws OAuthException invalid_client
   * @throws TooManyAttemptsException when the network has failed too often
   */
  <T> T authenticateWith(
      ClientCredentials credentials, BiFunction<UUID, ClientSecret, Optional<T>> statement) {
    Optional<UUID> clientId = id(credentials.clientId());
    Optional<ClientSecret> secret = ClientSecret.parse(credentials.clientSecret(), keys);
    Optional<T> found =
        clientId.isPresent() && secret.isPresent()
            ? guard.call(READ, () -> statement.apply(clientId.get(), secret.get()))
            : Optional.empty();
    return found.orElseThrow(() -> refuse(clientId));
  }

  /**
   * Counts a failure.
   *
   * @return the error for the client
   * @throws TooManyAttemptsException when the network has failed too often
   */
  private OAuthException refuse(Optional<UUID> clientId) {
    guard
        .call(READ, () -> service.failureAllowedAt())
        .ifPresent(
            allowedAt -> {
              throw new TooManyAttemptsException("Too many secrets were tried", between(allowedAt));
            });
    guard.run(WRITE, () -> service.fail(clientId));
    return OAuthException.invalidClient();
  }

  private Duration between(Instant allowedAt) {
    Duration wait = Duration.between(clock.instant(), allowedAt);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
