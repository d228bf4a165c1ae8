package org.headgate.sessions.service;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.sessions.api.SigningKeyState;

/**
 * The signing keys in memory, as they recently were in the platform database. Signing, the
 * published key set and the verification of tokens use them, so that no request waits for the
 * database, or for HTTP to this server, to check a signature.
 */
@ApplicationScoped
public class SigningKeyCache {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private SigningKeySettings settings;
  private Clock clock;
  private volatile List<SigningKey> keys = List.of();

  /** For the client proxy only. */
  protected SigningKeyCache() {}

  @Inject
  SigningKeyCache(SigningKeySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Replaces the keys. */
  void replaceKeys(List<SigningKey> read) {
    keys = List.copyOf(read);
  }

  /**
   * The key that signs now.
   *
   * @throws DatabaseUnavailableException while the keys could not be read yet
   */
  public RSAKey active() {
    return signing().map(SigningKey::key).orElseThrow(SigningKeyCache::notRead);
  }

  private static DatabaseUnavailableException notRead() {
    return new DatabaseUnavailableException("The signing keys have not been read yet", RETRY_AFTER);
  }

  /** Since when the present key signs; empty before the keys were read. */
  Optional<Instant> signsSince() {
    return signing().flatMap(key -> key.life().signsFrom());
  }

  private Optional<SigningKey> signing() {
    Instant now = clock.instant();
    return keys.stream()
        .filter(key -> key.is(SigningKeyState.ACTIVE, now))
        .max(Comparator.comparing(key -> key.life().signsFrom().orElseThrow()));
  }

  /** The key with this id, unless it is revoked or all of its tokens have expired. */
  public Optional<RSAKey> trusted(String kid) {
    return published().filter(key -> key.getKeyID().equals(kid)).findFirst();
  }

  /**
   * The public halves as a JWK set (RFC 7517).
   *
   * @throws DatabaseUnavailableException while the keys could not be read yet: whoever verifies our
   *     tokens would keep an empty set
   */
  public String publicJwks() {
    if (keys.isEmpty()) {
      throw notRead();
    }
    return new JWKSet(published().<JWK>map(key -> key).toList()).toString(true);
  }

  private Stream<RSAKey> published() {
    Instant now = clock.instant();
    return keys.stream()
        .filter(key -> key.life().isPublished(now, settings.publicationAfterRetirement()))
        .map(SigningKey::key);
  }
}
