package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AbortedConnectionsTest {

  /** As 26.0.0.3 answers. */
  private static final String CUT =
      """
       abortConnections maximum in use time 5000 for pool jndi name jdbc/platform - 2 in use connections \
      added to the in use abort list with the highest/lowest in use times 61234/7012 Average in use time \
      34123 (all time values in milliseconds)
       abortConnections maximum in use time 5000 for pool jndi name jdbc/platform - 1 in use connections \
      not added to the in use abort list with the highest/lowest in use times 3/3 Average in use time 3 \
      (all time values in milliseconds)
      """;

  private static final String NONE =
      " abortConnections maximum in use time 5000 for pool jndi name jdbc/platform - 14 free connections"
          + " not added to the in use abort list ";

  @Test
  void abortedConnectionsAreParsed() {
    assertThat(AbortedConnections.in(CUT))
        .hasValue(new AbortedConnections(2, Duration.ofMillis(61_234)));
  }

  @Test
  void contentsWithoutAbortsAreEmpty() {
    assertThat(AbortedConnections.in(NONE)).isEmpty();
    assertThat(AbortedConnections.in("")).isEmpty();
  }
}
