package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterAccessTest {

  @ParameterizedTest
  @CsvSource({
    "local all all trust, local all all scram-sha-256",
    "host all trust ::1/128 trust # my own, host all trust ::1/128 scram-sha-256 # my own",
    "host \"a#b\" all 127.0.0.1/32 trust#x, host \"a#b\" all 127.0.0.1/32 scram-sha-256#x",
    "host all ada 127.0.0.1/32 md5 # no trust, host all ada 127.0.0.1/32 md5 # no trust",
    "# local all all trust, # local all all trust"
  })
  void trustRulesAreTightened(String rule, String tightened) {
    assertThat(ClusterAccess.tightened(rule)).isEqualTo(tightened);
  }
}
