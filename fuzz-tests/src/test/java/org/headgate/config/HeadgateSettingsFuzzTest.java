package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.headgate.fuzzing.ParserFuzz;

/** An environment, as lines of {@code NAME=value} beside the two variables that are required. */
class HeadgateSettingsFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Map<String, String> variables = new TreeMap<>(Variables.LEAST);
    text.lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line ->
                variables.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    Optional<HeadgateSettings> read =
        parsed(InvalidConfigurationException.class, () -> HeadgateSettings.from(variables));
    if (read.isPresent()) {
      assertThat(HeadgateSettings.from(variables).effective()).isEqualTo(read.get().effective());
      read.get().libertyVariables();
      assertThat(read.get().warnings()).noneMatch(warning -> warning.contains("\n"));
    }
  }
}
