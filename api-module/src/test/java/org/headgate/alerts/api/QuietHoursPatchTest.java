package org.headgate.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.config.api.QuietHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursPatchTest {

  private static final QuietHours NIGHT = new QuietHours("22:00", "07:00", "Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "{} | 22:00 | 07:00 | Europe/Berlin",
        "{\"from\":\"21:00\"} | 21:00 | 07:00 | Europe/Berlin",
        "{\"to\":\"08:00\",\"time_zone\":\"UTC\"} | 22:00 | 08:00 | UTC",
        "{\"to\":null} | 22:00 | none | Europe/Berlin",
      })
  void membersThatAreLeftOutStay(String patch, String from, String to, String timeZone)
      throws JsonProcessingException {
    assertThat(read(patch).appliedTo(Optional.of(NIGHT)))
        .isEqualTo(new QuietHours(from, to, timeZone));
  }

  @Test
  void nothingIsMergedIntoNone() throws JsonProcessingException {
    assertThat(read("{\"from\":\"21:00\"}").appliedTo(Optional.empty()))
        .isEqualTo(new QuietHours("21:00", null, null));
  }

  @Test
  void unknownMemberIsRefused() {
    assertThatThrownBy(() -> read("{\"until\":\"07:00\"}"))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  private static QuietHoursPatch read(String patch) throws JsonProcessingException {
    return JsonMappers.strict().readValue(patch, QuietHoursPatch.class);
  }
}
