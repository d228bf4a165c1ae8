package org.headgate.administration.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;

/**
 * The counters of an account's address, which explain why its owner gets no code or has to wait.
 * They contain numbers only, never a code.
 *
 * @param codes one entry for every purpose
 */
public record AttemptCounters(
    UserId id, List<OfPurpose> codes, OfSecondProofs secondProofs, OfPasswords passwords) {

  public AttemptCounters {
    codes = List.copyOf(codes);
  }

  /**
   * The codes of one purpose.
   *
   * @param liveCode the one that can be redeemed now
   * @param strangers all devices that never logged in to the account
   * @param knownDevices all devices that did
   */
  @Schema(name = "CodeCounters")
  public record OfPurpose(
      CodePurpose purpose,
      Optional<LiveCode> liveCode,
      CodeCounts strangers,
      CodeCounts knownDevices) {}

  /**
   * A code that can be redeemed.
   *
   * @param wrongGuesses the wrong guesses of strangers; at 5 they can no longer use the code
   * @param wrongGuessesOfKnownDevices at 5 they can no longer use the code
   */
  public record LiveCode(
      Instant issuedAt, Instant expiresAt, int wrongGuesses, int wrongGuessesOfKnownDevices) {}

  /**
   * The guesses and sent codes.
   *
   * @param nextGuessAt when the next guess is accepted; empty when it is now
   * @param nextSendAt when the next code can be sent; empty when it can now
   */
  public record CodeCounts(
      int wrongGuessesLastHour,
      int wrongGuessesLastDay,
      int sendsLastHour,
      int sendsLastDay,
      Optional<Instant> nextGuessAt,
      Optional<Instant> nextSendAt) {}

  /** Wrong codes of authenticator apps, and wrong recovery codes. */
  @Schema(name = "SecondProofCounters")
  public record OfSecondProofs(ProofCounts strangers, ProofCounts knownDevices) {}

  /**
   * Wrong second factors.
   *
   * @param nextGuessAt when the next one is accepted; empty when it is now
   */
  public record ProofCounts(
      int wrongGuessesLastHour, int wrongGuessesLastDay, Optional<Instant> nextGuessAt) {}

  /** Failed log-ins by password. */
  @Schema(name = "PasswordCounters")
  public record OfPasswords(PasswordCounts strangers, PasswordCounts knownDevices) {}

  /**
   * Attempts since the last right password.
   *
   * @param nextAttemptAt when the next password is accepted; empty when it is now
   */
  public record PasswordCounts(int failuresLastDay, Optional<Instant> nextAttemptAt) {}
}
