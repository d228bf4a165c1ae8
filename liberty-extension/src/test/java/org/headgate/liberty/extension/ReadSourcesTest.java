package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The source of a read, by what the application says. */
class ReadSourcesTest {

  private final ReadSources sources = new ReadSources();

  @Test
  void allReadsAreOfOneSourceUntilTheApplicationTellsThemApart() {
    assertThat(source("192.0.2.1")).isEqualTo(source("198.51.100.1"));

    sources.identifyBy((peer, headers) -> peer + headers.apply("Authorization"));

    assertThat(source("192.0.2.1")).isEqualTo("192.0.2.1[Bearer x]");
  }

  @Test
  void faultOfTheApplicationKeepsNoReadOut() {
    sources.identifyBy(
        (peer, headers) -> {
          throw new IllegalStateException("stopped");
        });

    assertThat(source("192.0.2.1")).isEqualTo(ReadSources.UNKNOWN);
  }

  private Object source(String peer) {
    return sources.of(peer, name -> List.of("Bearer x"));
  }
}
