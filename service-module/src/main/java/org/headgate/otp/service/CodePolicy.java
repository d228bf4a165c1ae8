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

  /** How long a code is valid. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** The minimum time before the second code for an address. */
  public static final Duration COOLDOWN = Duration.ofSeconds(60);

  /** The minimum times between codes of one purpose for an address: 1, 2, 4, 8 minutes. */
  public static final BackoffPolicy COOLDOWNS =
      new BackoffPolicy(0, COOLDOWN, Duration.ofMinutes(15), Duration.ofHours(1));

  /** Limits of codes, of all purposes, for one address. */
  public static final List<SlidingWindowQuota> SENDS =
      List.of(
          new SlidingWindowQuota(5, Duration.ofHours(1)),
          new SlidingWindowQuota(10, Duration.ofDays(1)));

  /** Wrong guesses that void a code, counted separately for strangers and known devices. */
  public static final int MAX_ATTEMPTS = 5;

  /** Limits of wrong guesses for one address and purpose, over all its codes. */
  public static final List<SlidingWindowQuota> GUESSES =
      List.of(
          new SlidingWindowQuota(10, Duration.ofHours(1)),
          new SlidingWindowQuota(30, Duration.ofDays(1)));

  /** How long sends and guesses are remembered. */
  static final Duration MEMORY = Duration.ofDays(1);

  private CodePolicy() {}

  /** How long a request for a code stays valid; nobody waits at a screen for an invitation. */
  static Duration requestLifetime(CodePurpose purpose) {
    return purpose == CodePurpose.INVITATION ? MEMORY : LIFETIME;
  }

  /** The kind under which sends are counted. */
  public static AttemptKind sends(CodePurpose purpose) {
    return new AttemptKind("send", Optional.of(purpose.wireName()), NetworkLimit.SEND);
  }

  /** The kind under which wrong guesses are counted. */
  public static AttemptKind guesses(CodePurpose purpose) {
    return new AttemptKind("guess", Optional.of(purpose.wireName()), NetworkLimit.FAILURE);
  }
}
