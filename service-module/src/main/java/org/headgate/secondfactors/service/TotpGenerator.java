package org.headgate.secondfactors.service;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes TOTP codes (RFC 6238 over RFC 4226) and the time step of a code. Codes of the previous
 * and the next step are accepted too, because clocks differ and people type slowly (RFC 6238, 5.2).
 */
public final class TotpGenerator {

  /** How long an app shows a code. */
  public static final Duration STEP = Duration.ofSeconds(30);

  /** The number of digits of a code. */
  public static final int DIGITS = 6;

  private static final int WINDOW = 1;
  private static final HmacOneTimePasswordGenerator HOTP = new HmacOneTimePasswordGenerator(DIGITS);

  private TotpGenerator() {}

  /** The time step of an instant, counted from 1970. */
  public static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
  }

  /** The oldest step whose code is accepted now. */
  public static long oldest(Instant now) {
    return step(now) - WINDOW;
  }

  /**
   * The oldest step that is remembered as used: one more than is accepted, because the clock of
   * another node may be behind, and it would accept the code again.
   */
  static long oldestRemembered(Instant now) {
    return oldest(now) - 1;
  }

  /** The code of a step; also the HOTP value of a counter. */
  public static String code(TotpSecret secret, long step) {
    try {
      return HOTP.generateOneTimePasswordString(
          new SecretKeySpec(secret.bytes(), "RAW"), step, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("any bytes are a key of HMAC-SHA-1", e);
    }
  }

  /**
   * @return the step of the code, among those accepted now; empty for a wrong one
   */
  public static OptionalLong stepOf(TotpSecret secret, String code, Instant now) {
    long first = oldest(now);
    // Each step is compared, so that the time does not tell which one matched.
    return LongStream.rangeClosed(first, first + 2L * WINDOW)
        .filter(step -> isSame(code(secret, step), code))
        .reduce((early, late) -> late);
  }

  private static boolean isSame(String expected, String typed) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
  }
}
