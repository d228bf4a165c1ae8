package org.headgate.otp.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.otp.api.CodePurpose;
import org.headgate.ratelimit.service.AttemptKind;
import org.headgate.ratelimit.service.BackoffPolicy;
import org.headgate.ratelimit.service.NetworkLimit;
import org.headgate.ratelimit.service.SlidingWindowQuota;

/** The limits of codes that the contract states. */
public final class CodePolicy {

  /** How long a code is good for. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How long an address waits for the second code. */
  public static final Duration COOLDOWN = Duration.ofSeconds(60);

  /** How long an address waits between codes of one purpose: 1, 2, 4, 8 minutes. */
  public static final BackoffPolicy COOLDOWNS =
      new BackoffPolicy(0, COOLDOWN, Duration.ofMinutes(15), Duration.ofHours(1));

  /** Codes of all purposes that one address is sent. */
  public static final List<SlidingWindowQuota> SENDS =
      List.of(
          new SlidingWindowQuota(5, Duration.ofHours(1)),
          new SlidingWindowQuota(10, Duration.ofDays(1)));

  /** Wrong guesses after which a code is dead, for strangers and for known devices each. */
  public static final int MAX_ATTEMPTS = 5;

  /** Wrong guesses at the codes of one address and purpose, however many codes there were. */
  public static final List<SlidingWindowQuota> GUESSES =
      List.of(
          new SlidingWindowQuota(10, Duration.ofHours(1)),
          new SlidingWindowQuota(30, Duration.ofDays(1)));

  /** How long sends and guesses are remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  private CodePolicy() {}

  /** How long a request for a code is looked at: nobody waits at a screen for an invitation. */
  static Duration patience(CodePurpose purpose) {
    return purpose == CodePurpose.INVITATION ? MEMORY : LIFETIME;
  }

  /** Under what sends are counted. */
  public static AttemptKind sends(CodePurpose purpose) {
    return new AttemptKind("send", Optional.of(purpose.wireName()), NetworkLimit.SEND);
  }

  /** Under what wrong guesses are counted. */
  public static AttemptKind guesses(CodePurpose purpose) {
    return new AttemptKind("guess", Optional.of(purpose.wireName()), NetworkLimit.FAILURE);
  }
}
