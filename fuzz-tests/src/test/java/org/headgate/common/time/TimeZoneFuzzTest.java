package org.headgate.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/** Names of time zones, and what is suggested instead. */
class TimeZoneFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<String> found = TimeZoneDatabase.find(text);
    if (found.isPresent()) {
      assertThat(TimeZoneDatabase.find(found.get())).isEqualTo(found);
      TimeZoneDatabase.rules(found.get());
    }
    assertThat(TimeZoneDatabase.find(TimeZoneSuggestion.near(text))).isPresent();
  }
}
