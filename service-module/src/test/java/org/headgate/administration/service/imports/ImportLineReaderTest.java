package org.headgate.administration.service.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportLineReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | line | must be a JSON object",
        "{ | line | must be a JSON object",
        "{\"email\":\"a@b.de\"}{} | line | has the wrong type or format",
        "{\"email\":\"a@b.de\",\"email\":\"c@d.de\"} | email | is given twice",
        "{\"attributes\":{\"a\":\"x\",\"a\":\"y\"}} | attributes | has the wrong type or format",
        "{\"emial\":\"a@b.de\"} | emial | is not a known member",
        "{\"b d\":1} | b?d | is not a known member",
        "{\"full_name\":\"\\ud800\"} | full_name | has the wrong type or format",
        "{\"full_name\":7} | full_name | has the wrong type or format",
        "{\"roles\":[\"root\"]} | roles | has the wrong type or format",
        "{\"roles\":[null]} | roles | has the wrong type or format",
        "{\"created_at\":1700000000} | created_at | has the wrong type or format",
        "{\"verified\":\"true\"} | verified | has the wrong type or format",
      })
  void refusalNamesTheMember(String line, String field, String reason) {
    InvalidRequestException refused =
        catchThrowableOfType(InvalidRequestException.class, () -> ImportLineReader.read(line));

    assertThat(refused.errors()).containsExactly(new FieldError(field, reason));
  }

  @Test
  void membersMayBeLeftOutOrNull() {
    assertThat(ImportLineReader.read("{\"email\":\"ada@example.org\",\"full_name\":null}").email())
        .contains("ada@example.org");
  }
}
