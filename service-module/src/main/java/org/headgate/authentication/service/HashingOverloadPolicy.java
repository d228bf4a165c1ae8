package org.headgate.authentication.service;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.PasswordHasher;

/**
 * Refuses log-ins, sign-ups and resets early if more passwords are waiting than can be hashed in
 * time, because they would be refused later anyway. Administrators and operators are never refused
 * here.
 */
@ApplicationScoped
public class HashingOverloadPolicy {

  private PasswordHasher hashing;
  private PrivilegedAddressCache privileged;

  /** For the client proxy only. */
  protected HashingOverloadPolicy() {}

  @Inject
  HashingOverloadPolicy(PasswordHasher hashing, PrivilegedAddressCache privileged) {
    this.hashing = hashing;
    this.privileged = privileged;
  }

  /**
   * @param body as it was sent, with the address as {@code email}
   * @return why it is refused; empty when it is to be processed
   */
  public Optional<HeadgateException> refusal(byte[] body) {
    try {
      hashing.requireRoom();
      return Optional.empty();
    } catch (HashingBusyException e) {
      return addressIn(body)
          .filter(address -> !privileged.mayBePrivileged(address))
          .map(address -> e);
    }
  }

  /** Empty for an invalid body, which the resource reports better. */
  private static Optional<EmailAddress> addressIn(byte[] body) {
    try {
      JsonNode email = JsonMappers.strict().readTree(body).path("email");
      return email.isTextual()
          ? Optional.of(EmailAddress.of("email", email.textValue()))
          : Optional.empty();
    } catch (IOException | InvalidRequestException e) {
      return Optional.empty();
    }
  }
}
