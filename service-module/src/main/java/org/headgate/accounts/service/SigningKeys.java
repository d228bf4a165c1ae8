package org.headgate.accounts.service;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.problem.DatabaseUnavailable;

/**
 * The keys in memory, read when the platform database is first there. Signing, the published key
 * set and MicroProfile JWT read them from here, so that no request waits for the database, or for
 * HTTP to this server, to check a token.
 */
@ApplicationScoped
public class SigningKeys {

  private static final Duration COME_BACK = Duration.ofSeconds(5);

  @Inject SigningKeyDesk desk;

  private volatile List<SigningKey> keys = List.of();

  /**
   * Reads the keys; makes the first one if there is none. Of several nodes that do so at once, one
   * key stays.
   */
  public void load() {
    List<SigningKey> found = desk.all();
    if (found.stream().noneMatch(SigningKey::active)) {
      desk.addUnlessActive(SigningKeyDesk.generate());
      found = desk.all();
    }
    keys = found;
  }

  /**
   * @throws DatabaseUnavailable while the keys could not be read yet
   */
  public RSAKey active() {
    return keys.stream()
        .filter(SigningKey::active)
        .map(SigningKey::key)
        .findFirst()
        .orElseThrow(
            () -> new DatabaseUnavailable("The signing keys have not been read yet", COME_BACK));
  }

  /** The key of that id, active or retired. */
  Optional<SigningKey> named(String kid) {
    return keys.stream().filter(key -> key.key().getKeyID().equals(kid)).findFirst();
  }

  /**
   * The public halves as a JWK set (RFC 7517); without a member while the keys could not be read
   * yet.
   */
  public String publicJwks() {
    return new JWKSet(keys.stream().<JWK>map(SigningKey::key).toList()).toString(true);
  }
}
