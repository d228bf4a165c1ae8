package org.headgate.factors.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.factors.persistence.ChallengeView;
import org.headgate.factors.persistence.Challenges;
import org.headgate.factors.persistence.FactorOwnerRepository;
import org.headgate.factors.persistence.Passkeys;
import org.headgate.factors.persistence.RecoveryCodeHashes;
import org.headgate.factors.persistence.TotpView;
import org.headgate.factors.persistence.Totps;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.limits.service.OpenPage;

/**
 * The second half of a log-in, always inside the transaction of the one who asks. Between the two
 * proofs stands a challenge, which takes a few guesses and one right answer, and is gone after five
 * minutes. A wrong guess is a result and no exception, since a rollback would undo its count.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SecondFactors {

  /** How long after the first proof the second may come. */
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final int MAX_ATTEMPTS = 5;

  @Inject Challenges challenges;
  @Inject FactorOwnerRepository owners;
  @Inject Totps totps;
  @Inject RecoveryCodeHashes recoveryCodes;
  @Inject TotpDesk totpDesk;
  @Inject Passkeys passkeys;
  @Inject PasskeyDesk passkeyDesk;
  @Inject SecondFactorBudget budget;
  @Inject KeyRing keys;
  @Inject Ids ids;
  @Inject Clock clock;

  /** What the account can be proved by, as callers know it; empty when it has no second factor. */
  public List<String> methods(UserId account) {
    List<String> methods = new ArrayList<>();
    if (passkeys.any(account.value())) {
      methods.add("passkey");
    }
    totps.find(account.value()).filter(TotpView::confirmed).ifPresent(totp -> methods.add("totp"));
    if (!methods.isEmpty() && recoveryCodes.anyLeft(account.value())) {
      methods.add("recovery_code");
    }
    return List.copyOf(methods);
  }

  /**
   * Begins the second half, which is good for as long as the account stays what was judged.
   *
   * @param amr how the first proof was given
   */
  public MfaToken challenge(JudgedAccount account, List<String> amr) {
    UUID id = ids.next();
    Instant now = clock.instant();
    challenges.add(id, account, amr, now, now.plus(LIFETIME));
    return new MfaToken(id);
  }

  /**
   * Judges a second proof; a wrong one is counted, and so is one that was used.
   *
   * @throws org.headgate.problem.TooManyAttempts when no guess is left to the account
   */
  public ProofResult prove(MfaToken token, SecondProof proof) {
    return challenges
        .lock(token.challenge(), MAX_ATTEMPTS, clock.instant())
        .map(challenge -> prove(token, challenge, proof))
        .orElseGet(ProofResult.Wrong::new);
  }

  private ProofResult prove(MfaToken token, ChallengeView challenge, SecondProof proof) {
    JudgedAccount account = challenge.account();
    OpenPage page = budget.open(EmailAddress.stored(challenge.email()));
    if (!owners.lock(account)) {
      return new ProofResult.Wrong();
    }
    ProofUse use = use(account, proof);
    if (use == ProofUse.RIGHT) {
      return challenges.use(token.challenge(), clock.instant())
          ? new ProofResult.Right(new Proven(account, grown(challenge.amr(), proof.amr())))
          : new ProofResult.Wrong();
    }
    budget.wrongGuess(page);
    challenges.countAttempt(token.challenge());
    return use == ProofUse.REPEATED
        ? new ProofResult.Repeated(account.id())
        : new ProofResult.Wrong();
  }

  private ProofUse use(JudgedAccount account, SecondProof proof) {
    if (proof instanceof SecondProof.AppCode app) {
      return totpDesk.redeem(account.id(), app.code());
    }
    return isRight(account, proof) ? ProofUse.RIGHT : ProofUse.WRONG;
  }

  private boolean isRight(JudgedAccount account, SecondProof proof) {
    if (proof instanceof SecondProof.Passkey passkey) {
      return passkey
          .proven()
          .filter(proven -> proven.account().equals(account))
          .filter(passkeyDesk::redeem)
          .isPresent();
    }
    SecondProof.Recovery recovery = (SecondProof.Recovery) proof;
    return recoveryCodes.use(
        account.id().value(), recovery.code().hash(keys, account.id()), clock.instant());
  }

  private static List<String> grown(List<String> first, String second) {
    return Stream.concat(first.stream(), Stream.of(second, "mfa")).distinct().toList();
  }
}
