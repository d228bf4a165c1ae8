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
import org.headgate.config.settings.LegacySettings;
import org.headgate.passwords.api.HashingBusyException;
import org.headgate.passwords.service.PasswordHasher;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.RequestSource;

/**
 * Refuses log-ins, sign-ups and resets early if more passwords are waiting than can be hashed in
 * time, because they would be refused later anyway; and lets log-ins that will have to wait do so
 * before they cost anything. Administrators and operators are neither refused nor delayed here.
 */
@ApplicationScoped
public class HashingOverloadPolicy {

  private PasswordHasher hashing;
  private PrivilegedAddressCache privileged;
  private LegacySettings legacy;

  /** For the client proxy only. */
  protected HashingOverloadPolicy() {}

  @Inject
  HashingOverloadPolicy(
      PasswordHasher hashing, PrivilegedAddressCache privileged, LegacySettings legacy) {
    this.hashing = hashing;
    this.privileged = privileged;
    this.legacy = legacy;
  }

  /**
   * @param body as it was sent, with the address as {@code email}
   * @param source with whom it takes turns, so that it is not refused for the crowd of another
   * @return why it is refused; empty when it is to be processed
   */
  public Optional<HeadgateException> refusal(byte[] body, RequestSource source) {
    try {
      hashing.requireRoom(source);
      return Optional.empty();
    } catch (HashingBusyException e) {
      return isOfOrdinaryUser(body) ? Optional.of(e) : Optional.empty();
    }
  }

  /**
   * The bulkhead that a log-in waits for before it is processed; empty while it has a place. A
   * log-in that may have to ask a legacy system waits for that first, and is processed at once.
   *
   * @param body as for {@link #refusal}
   */
  public Optional<RequestBulkhead> awaited(byte[] body) {
    return hashing
        .fullBulkhead()
        .filter(full -> legacy.verification().isEmpty() && isOfOrdinaryUser(body));
  }

  /** False for an invalid body too. */
  private boolean isOfOrdinaryUser(byte[] body) {
    return addressIn(body).filter(address -> !privileged.mayBePrivileged(address)).isPresent();
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
