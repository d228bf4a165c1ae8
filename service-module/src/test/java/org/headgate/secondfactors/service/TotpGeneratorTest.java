package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.headgate.common.service.ServiceClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpGeneratorTest {

  /** The secret of both RFCs. */
  private final TotpSecret secret =
      new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

  /** RFC 4226, appendix D. */
  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  void codesOfCountersMatchRfc4226(long counter, String code) {
    assertThat(TotpGenerator.code(secret, counter)).isEqualTo(code);
  }

  /** RFC 6238, appendix B, the rows of SHA-1: its eight digits end in our six. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codesOfInstantsMatchRfc6238(long second, String eightDigits) {
    Instant now = Instant.ofEpochSecond(second);

    assertThat(TotpGenerator.code(secret, TotpGenerator.step(now)))
        .isEqualTo(eightDigits.substring(2));
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
  void codesOfNeighbouringStepsAreAccepted(int stepsAway, boolean taken) {
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    long step = TotpGenerator.step(now) + stepsAway;

    assertThat(TotpGenerator.stepOf(secret, TotpGenerator.code(secret, step), now).isPresent())
        .isEqualTo(taken);
  }

  /** Of two nodes whose clocks agree with the database's, one may be as much ahead as behind. */
  @Test
  void usedStepsAreRememberedWhileAnyNodeAcceptsThem() {
    Instant ahead = Instant.ofEpochSecond(1_111_111_110);
    Instant behind = ahead.minus(ServiceClock.TOLERANCE.multipliedBy(2));

    assertThat(TotpGenerator.oldestRemembered(ahead))
        .isLessThanOrEqualTo(TotpGenerator.oldest(behind));
  }

  @ParameterizedTest
  @CsvSource({"''", "28708", "2870820", "abcdef", "-28708"})
  void malformedCodesAreWrong(String typed) {
    assertThat(TotpGenerator.stepOf(secret, typed, Instant.ofEpochSecond(59))).isEmpty();
  }
}
