package org.headgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Liberty opens its ports when the applications are there, or after their startTimeout, 30 s unless
 * it is set: whoever called then got a page of its own, 404 and no problem document.
 */
class SlowStartTest {
  private static final Path FILE =
      Path.of("../server-config/src/main/liberty/config/conf/http.xml");
  private static final Pattern TIMEOUT =
      Pattern.compile("<applicationManager startTimeout=\"(\\d+)m\"/>");

  @Test
  void startTimeoutIsAtLeastTenMinutes() throws IOException {
    Matcher timeout = TIMEOUT.matcher(Files.readString(FILE));

    assertThat(timeout.find()).isTrue();
    assertThat(Integer.parseInt(timeout.group(1))).isGreaterThanOrEqualTo(10);
  }
}
