package org.headgate.otp.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.persistence.Codes;

/**
 * Issues and judges codes, always inside the transaction of the one who asks: a code lives and dies
 * with what it is for. A wrong code is a result and no exception, since a rollback would undo the
 * count of attempts.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CodeDesk {

  @Inject Codes codes;
  @Inject OneTimeCodes oneTimeCodes;
  @Inject Ids ids;
  @Inject Clock clock;

  /**
   * Starts the cooldown of an address, known or not.
   *
   * @return false when the last dispatch is too young
   */
  public boolean mayDispatch(EmailAddress address, CodePurpose purpose) {
    return codes.noteDispatch(
        oneTimeCodes.addressHash(address),
        purpose.wireName(),
        clock.instant(),
        CodePolicy.COOLDOWN);
  }

  /**
   * @return the id of a new code, which voids the earlier one
   */
  public UUID issue(UserId account, EmailAddress address, CodePurpose purpose) {
    UUID id = ids.next();
    Instant now = clock.instant();
    codes.put(
        id,
        account.value(),
        purpose.wireName(),
        oneTimeCodes.hash(address, purpose, oneTimeCodes.digits(id)),
        now,
        now.plus(CodePolicy.LIFETIME));
    return id;
  }

  /**
   * @return the account whose code this was, once; empty for a wrong, expired, used or unknown one
   *     alike
   */
  public Optional<UserId> redeem(EmailAddress address, CodePurpose purpose, String digits) {
    return codes
        .redeem(
            address.value(),
            purpose.wireName(),
            oneTimeCodes.hash(address, purpose, digits.strip()),
            CodePolicy.MAX_ATTEMPTS,
            clock.instant())
        .map(UserId::new);
  }

  /** Voids whatever codes of an account are out: what they were asked for is no longer wanted. */
  public void voidAll(UserId account) {
    codes.voidAll(account.value(), clock.instant());
  }
}
