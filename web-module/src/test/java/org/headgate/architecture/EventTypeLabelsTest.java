package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.headgate.events.api.EventType;
import org.junit.jupiter.api.Test;

/** The console offers each event that webhooks can subscribe to, and no other. */
class EventTypeLabelsTest {

  private static final Path WORDS = Path.of("web-module/src/main/webapp/console/js/eventtypes.js");
  private static final Pattern OFFERED = Pattern.compile("\\[\"([a-z]+\\.[a-z]+)\", \"");

  @Test
  void everyEventTypeHasALabel() {
    String words = RepositoryFiles.text(RepositoryFiles.root().resolve(WORDS));

    assertThat(OFFERED.matcher(words).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(EventType.values()).map(EventType::wireName).toList());
  }
}
