package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.headgate.administration.api.ImportedUser;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.fuzzing.ParserFuzz;

/** A line of an import in NDJSON. */
class ImportLineReaderFuzzTest extends ParserFuzz {

  private static final Instant NOW = Instant.parse("2026-11-29T06:00:00Z");

  @Override
  protected void read(String text) throws Exception {
    Optional<ImportedUser> read =
        parsed(InvalidRequestException.class, () -> ImportLineReader.read(text));
    if (read.isPresent()) {
      String written = JsonMappers.strict().writeValueAsString(read.get());
      assertThat(ImportLineReader.read(written)).isEqualTo(read.get());
      parsed(
          InvalidRequestException.class,
          () -> ImportCandidate.of(1, read.get(), NOW, PasswordHashCost.DEFAULT));
    }
  }
}
