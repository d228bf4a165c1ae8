package org.headgate.authentication.service.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.fuzzing.ParserFuzz;

/** The response of the earlier system: an account is created from its valid parts. */
class LegacyPersonFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<JsonNode> answer =
        parsed(JsonProcessingException.class, () -> JsonMappers.lenient().readTree(text));
    if (answer.filter(JsonNode::isObject).isPresent()) {
      LegacyAccount person = LegacyAccount.of(answer.get());
      assertThat(person.locale()).isNotBlank();
      assertThat(TimeZoneDatabase.find(person.timeZone())).isPresent();
      assertThat(person.externalId().orElse("")).hasSizeLessThanOrEqualTo(255);
    }
  }
}
