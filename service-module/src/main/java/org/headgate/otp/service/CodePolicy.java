package org.headgate.otp.service;

import java.time.Duration;

/** The numbers of the contract. */
public final class CodePolicy {

  /** How long a code is good for. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How long an address waits for another code. */
  public static final Duration COOLDOWN = Duration.ofSeconds(60);

  /** Wrong guesses after which a code is dead. */
  public static final int MAX_ATTEMPTS = 5;

  private CodePolicy() {}
}
