package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class DatabaseUrlFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<DatabaseUrl> read =
        parsed(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
    DatabaseUrlParser.ignoredIn(text);
    if (read.isPresent()) {
      DatabaseUrl url = read.get();
      DatabaseUrl again = DatabaseUrl.parse(url.toString());
      assertThat(again.user()).isEqualTo(url.user());
      assertThat(again.hosts()).isEqualTo(url.hosts());
      assertThat(again.database()).isEqualTo(url.database());
      assertThat(again.password().isPresent()).isEqualTo(url.password().isPresent());
      assertThat(again.parameters().keySet()).isEqualTo(url.parameters().keySet());
      assertThat(again.toString()).isEqualTo(url.toString());
    }
  }
}
