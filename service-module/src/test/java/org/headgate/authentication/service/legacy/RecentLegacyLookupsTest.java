package org.headgate.authentication.service.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.headgate.common.identity.EmailAddress;
import org.junit.jupiter.api.Test;

class RecentLegacyLookupsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final RecentLegacyLookups recentLookups = new RecentLegacyLookups(nanos::get);
  private final EmailAddress ada = new EmailAddress("ada@example.org");

  @Test
  void addressIsLookedUpOncePerInterval() {
    assertThat(recentLookups.add(ada)).isTrue();
    assertThat(recentLookups.add(ada)).isFalse();
    assertThat(recentLookups.add(new EmailAddress("grace@example.org"))).isTrue();

    nanos.addAndGet(RecentLegacyLookups.REMEMBERED.toNanos() + 1);

    assertThat(recentLookups.add(ada)).isTrue();
  }
}
