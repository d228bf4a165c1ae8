package org.headgate.administration.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.UserId;
import org.headgate.otp.api.CodePurpose;

/**
 * What is counted for an account's address: why its owner is sent no code, or told to wait. Counts
 * only; no code is ever shown.
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
   * @param strangers everybody whose device never logged in to the account
   * @param knownDevices those that did, all together
   */
  @Schema(name = "CodeCounters")
  public record OfPurpose(
      CodePurpose purpose,
      Optional<LiveCode> liveCode,
      CodeCounts strangers,
      CodeCounts knownDevices) {}

  /**
   * A code that is out.
   *
   * @param wrongGuesses of strangers; the code is dead for them at 5
   * @param wrongGuessesOfKnownDevices dead for them at 5
   */
  public record LiveCode(
      Instant issuedAt, Instant expiresAt, int wrongGuesses, int wrongGuessesOfKnownDevices) {}

  /**
   * What was guessed and sent.
   *
   * @param nextGuessAt when the next guess is judged; empty when it is now
   * @param nextSendAt when the next code can be sent; empty when it can now
   */
  public record CodeCounts(
      int wrongGuessesLastHour,
      int wrongGuessesLastDay,
      int sendsLastHour,
      int sendsLastDay,
      Optional<Instant> nextGuessAt,
      Optional<Instant> nextSendAt) {}

  /** The wrong codes of authenticator apps, and wrong recovery codes. */
  @Schema(name = "SecondProofCounters")
  public record OfSecondProofs(ProofCounts strangers, ProofCounts knownDevices) {}

  /**
   * Second proofs that were wrong.
   *
   * @param nextGuessAt when the next one is judged; empty when it is now
   */
  public record ProofCounts(
      int wrongGuessesLastHour, int wrongGuessesLastDay, Optional<Instant> nextGuessAt) {}

  /** The failed log-ins by password. */
  @Schema(name = "PasswordCounters")
  public record OfPasswords(PasswordCounts strangers, PasswordCounts knownDevices) {}

  /**
   * What was tried since a right password was given.
   *
   * @param nextAttemptAt when the next password is judged; empty when it is now
   */
  public record PasswordCounts(int failuresLastDay, Optional<Instant> nextAttemptAt) {}
}
