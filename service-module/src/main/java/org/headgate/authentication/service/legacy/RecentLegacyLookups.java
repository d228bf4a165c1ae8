package org.headgate.authentication.service.legacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.headgate.common.identity.EmailAddress;

/**
 * The addresses of the latest log-ins at this node; as long as one is remembered, the legacy system
 * is not asked about it again, and a refusal is not delayed. That no other node asks is decided by
 * the database, and only about addresses that nobody has.
 */
final class RecentLegacyLookups {

  static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MAX = 10_000;

  private final Cache<EmailAddress, Boolean> addresses;

  RecentLegacyLookups(Ticker ticker) {
    addresses =
        Caffeine.newBuilder().ticker(ticker).maximumSize(MAX).expireAfterWrite(REMEMBERED).build();
  }

  /** Adds an address; false when it is there already. */
  boolean add(EmailAddress address) {
    return addresses.asMap().putIfAbsent(address, true) == null;
  }
}
