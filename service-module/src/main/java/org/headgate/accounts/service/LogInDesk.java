package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.factors.service.MfaToken;
import org.headgate.factors.service.ProofResult;
import org.headgate.factors.service.Proven;
import org.headgate.factors.service.SecondFactors;
import org.headgate.factors.service.SecondProof;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.otp.CodePurpose;
import org.headgate.otp.service.CodeDesk;

/** The steps of a log-in, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class LogInDesk {

  @Inject SessionDesk sessions;
  @Inject SecondFactors factors;
  @Inject CodeDesk codes;
  @Inject Notices notices;
  @Inject AuditTrail trail;

  /**
   * Goes on after a right first proof: to a session, or to the second proof that the account asks
   * for.
   *
   * @param amr how the first proof was given (RFC 8176)
   * @return empty when the account is not any more what was judged
   */
  public Optional<LogInStep> proceed(JudgedAccount account, List<String> amr, Device device) {
    return sessions
        .begin(account, amr, device)
        .map(beginning -> LogInStep.after(beginning, () -> halfway(account, amr)));
  }

  /** Notes that a first proof was right; the second is to come. */
  public LogInStep halfway(JudgedAccount account, List<String> amr) {
    return new LogInStep.Halfway(factors.challenge(account, amr), factors.methods(account.id()));
  }

  /**
   * Redeems a code that was mailed to log in with.
   *
   * @return empty for a wrong, expired, used or unknown code alike; the attempt is counted
   */
  public Optional<LogInStep> redeem(EmailAddress address, String digits, Device device) {
    Optional<JudgedAccount> redeemed = codes.redeem(address, CodePurpose.LOG_IN, digits);
    if (redeemed.isEmpty()) {
      trail.record(Deed.of(AccountDeeds.LOG_IN).refused("invalid_code"));
    }
    return redeemed.flatMap(account -> proceed(account, List.of("otp"), device));
  }

  /**
   * Takes the second proof.
   *
   * @return empty for a wrong or used proof, and for a log-in that was not begun, or too long ago,
   *     alike; the attempt is counted
   */
  public Optional<OpenedSession> prove(MfaToken token, SecondProof proof, Device device) {
    ProofResult result = factors.prove(token, proof);
    Optional<Proven> proven = result.proven();
    Deed deed = Deed.of(AccountDeeds.SECOND_PROOF).with("method", proof.method());
    if (result instanceof ProofResult.Repeated repeated) {
      trail.record(deed.on(repeated.account()).refused("repeated_code"));
      notices.order(repeated.account(), Notice.CODE_REPEATED);
    } else {
      trail.record(deed.byOwner(proven.map(both -> both.account().id()), "invalid_code"));
    }
    if (proof instanceof SecondProof.Recovery) {
      proven.ifPresent(used -> notices.order(used.account().id(), Notice.RECOVERY_CODE_USED));
    }
    return proven.flatMap(both -> sessions.open(both.account(), both.amr(), device));
  }
}
