package org.headgate.authentication.service.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.headgate.common.identity.EmailAddress;
import org.junit.jupiter.api.Test;

class RecentLegacyLookupsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final RecentLegacyLookups asked = new RecentLegacyLookups(nanos::get);
  private final EmailAddress ada = new EmailAddress("ada@example.org");

  @Test
  void anAddressIsAskedAboutOnceInAWhile() {
    assertThat(asked.add(ada)).isTrue();
    assertThat(asked.add(ada)).isFalse();
    assertThat(asked.add(new EmailAddress("grace@example.org"))).isTrue();

    nanos.addAndGet(RecentLegacyLookups.REMEMBERED.toNanos() + 1);

    assertThat(asked.add(ada)).isTrue();
  }
}
