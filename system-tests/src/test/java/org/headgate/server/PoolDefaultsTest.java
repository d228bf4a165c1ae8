package org.headgate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.config.HeadgateSettings;
import org.junit.jupiter.api.Test;

/**
 * One source of truth: what server.xml falls back to is what the application does, and server.xml
 * reads each variable that the application works out.
 */
class PoolDefaultsTest {
  private static final Path FILE =
      Path.of("../server-config/src/main/liberty/config/conf/datasources.xml");
  private static final Pattern DEFAULT =
      Pattern.compile("<variable name=\"(HEADGATE_\\w+)\" defaultValue=\"([^\"]*)\"/>");

  private final Map<String, String> workedOut =
      HeadgateSettings.from(
              Map.of(
                  "DATABASE_URL", "postgresql://headgate@localhost/headgate",
                  "SECRET_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))
          .libertyVariables();

  @Test
  void serverXmlDefaultsMatchTheApplication() throws IOException {
    Map<String, String> inFile = new TreeMap<>();
    Matcher variable = DEFAULT.matcher(Files.readString(FILE));
    while (variable.find()) {
      inFile.put(variable.group(1), variable.group(2));
    }

    assertThat(inFile).hasSizeGreaterThan(20);
    assertThat(workedOut).containsAllEntriesOf(inFile);
  }

  @Test
  void serverXmlUsesEveryPoolVariable() throws IOException {
    String file = Files.readString(FILE);

    assertThat(workedOut.keySet())
        .filteredOn(variable -> variable.matches("HEADGATE_(?:PLATFORM|USERDATA|OPERATOR)_.*"))
        .allSatisfy(variable -> assertThat(file).contains("${" + variable + "}"));
  }
}
