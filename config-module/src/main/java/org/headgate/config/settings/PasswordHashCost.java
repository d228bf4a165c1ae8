package org.headgate.config.settings;

import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * The cost of hashing a password with Argon2id, one lane. Hashes with another cost are still
 * accepted, and replaced at their owner's next log-in.
 *
 * @param memoryKib not less than OWASP's minimum with two iterations
 */
public record PasswordHashCost(int memoryKib, int iterations) {

  /** OWASP's minimum. */
  public static final PasswordHashCost DEFAULT = new PasswordHashCost(19_456, 2);

  private static final int MIN_MEMORY = 19_456;
  private static final int MAX_MEMORY = 1_048_576;
  private static final int MIN_ITERATIONS = 2;
  private static final int MAX_ITERATIONS = 10;

  /** Reads {@code PASSWORD_HASH_MEMORY}, in KiB, and {@code PASSWORD_HASH_ITERATIONS}. */
  public static PasswordHashCost from(EnvironmentReader environmentReader) {
    return new PasswordHashCost(
        environmentReader.read(
            "PASSWORD_HASH_MEMORY",
            SettingType.integer(MIN_MEMORY, MAX_MEMORY),
            DefaultValue.standard(DEFAULT.memoryKib)),
        environmentReader.read(
            "PASSWORD_HASH_ITERATIONS",
            SettingType.integer(MIN_ITERATIONS, MAX_ITERATIONS),
            DefaultValue.standard(DEFAULT.iterations)));
  }
}
