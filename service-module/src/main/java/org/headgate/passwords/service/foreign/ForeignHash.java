package org.headgate.passwords.service.foreign;

import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.settings.PasswordHashCost;

/**
 * A password hash of another system. It is stored unchanged until its owner logs in. Its cost is
 * limited to about a second of a core and 64 MiB, so that no stored hash can block the hashing.
 */
public sealed interface ForeignHash
    permits ForeignArgon2Hash, BcryptHash, Pbkdf2Hash, ScryptHash, FirebaseScryptHash {

  /** Longer texts are not read. */
  int MAX_LENGTH = 1024;

  /** Takes the time that the hash's cost implies. */
  boolean matches(String password);

  /** The stored form, which {@link #parse} reads. */
  String text();

  /**
   * @throws IllegalArgumentException with the reason when the text is no such hash, or is not
   *     accepted; the message does not contain the text
   */
  static ForeignHash parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it has more than " + MAX_LENGTH + " characters");
    }
    if (text.startsWith("{")) {
      return KeycloakCredential.read(text);
    }
    return Optional.<ForeignHash>empty()
        .or(() -> BcryptHash.read(text))
        .or(() -> Pbkdf2Hash.readDjango(text))
        .or(() -> PhcString.read(text).flatMap(ForeignHash::of))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it is not bcrypt ($2a$, $2b$, $2y$), Argon2 ($argon2i$, $argon2id$),"
                        + " PBKDF2 (pbkdf2_sha256$, $pbkdf2-sha256$, a credential of Keycloak)"
                        + " or scrypt ($scrypt$, $fbscrypt$)"));
  }

  /**
   * As {@link #parse}; in the form of our own hashes, it may also cost as much as these, so that
   * what this server exports can be imported again.
   *
   * @param field that the text came in
   * @param own the configured cost
   * @throws InvalidRequestException naming the field when the text is no such hash, or is not
   *     accepted
   */
  static ForeignHash accepted(String field, String text, PasswordHashCost own) {
    try {
      return Optional.of(text)
          .filter(hash -> hash.length() <= MAX_LENGTH)
          .flatMap(PhcString::read)
          .flatMap(phc -> ForeignArgon2Hash.ofOwnForm(phc, own))
          .orElseGet(() -> stored(parse(text)));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          new FieldError(field, "must be a password hash: " + e.getMessage()));
    }
  }

  /** The stored form of a hash may be longer than the one it came in. */
  private static ForeignHash stored(ForeignHash hash) {
    if (hash.text().length() > MAX_LENGTH) {
      throw new IllegalArgumentException("its salt is too long");
    }
    return hash;
  }

  private static Optional<ForeignHash> of(PhcString phc) {
    return switch (phc.name()) {
      case "argon2i", "argon2id" -> Optional.of(ForeignArgon2Hash.of(phc));
      case "pbkdf2", "pbkdf2-sha256", "pbkdf2-sha512" -> Optional.of(Pbkdf2Hash.of(phc));
      case "scrypt" -> Optional.of(ScryptHash.of(phc));
      case "fbscrypt" -> Optional.of(FirebaseScryptHash.of(phc));
      default -> Optional.empty();
    };
  }
}
