package org.headgate.authentication.service.legacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.headgate.common.identity.EmailAddress;

/** The addresses of the latest log-ins; while one is remembered, nobody is asked about it again. */
final class LegacyAskedAddresses {

  static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MOST = 10_000;

  private final Cache<EmailAddress, Boolean> asked;

  LegacyAskedAddresses(Ticker ticker) {
    asked =
        Caffeine.newBuilder().ticker(ticker).maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
  }

  /** Whether it was not asked about lately; from now on it was. */
  boolean add(EmailAddress address) {
    return asked.asMap().putIfAbsent(address, true) == null;
  }
}
