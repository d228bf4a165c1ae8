package org.headgate.passwords.service;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.IntStream;
import org.headgate.config.settings.PasswordHashCost;

/** How many passwords this machine hashes when it does nothing else, as the server hashes them. */
public final class HashRate {

  private static final int WARM_UP = 20;
  private static final Argon2Hash COST = Argon2Hash.of(PasswordHashCost.DEFAULT);
  private static final Argon2Function FUNCTION = Argon2Function.fastest();

  private HashRate() {}

  /** On as many threads as there are cores. */
  public static double perSecond(Duration time) {
    SecureRandom random = new SecureRandom();
    int cores = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, WARM_UP).forEach(i -> COST.hash("warm up", random, FUNCTION));
    long startNanos = System.nanoTime();
    long hashed =
        IntStream.range(0, cores)
            .parallel()
            .mapToLong(core -> hashed(random, startNanos, time))
            .sum();
    return hashed * 1e9 / (System.nanoTime() - startNanos);
  }

  private static long hashed(SecureRandom random, long startNanos, Duration time) {
    long hashed = 0;
    while (System.nanoTime() - startNanos < time.toNanos()) {
      COST.hash("a password like others", random, FUNCTION);
      hashed++;
    }
    return hashed;
  }
}
