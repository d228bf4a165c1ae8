package org.headgate.config;

import java.util.Map;

/** The variables that are required. */
final class Variables {
  static final Map<String, String> LEAST =
      Map.of(
          "DATABASE_URL",
          "postgresql://app:s3cr3t@db/headgate",
          "SECRET_KEY",
          "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

  private Variables() {}
}
