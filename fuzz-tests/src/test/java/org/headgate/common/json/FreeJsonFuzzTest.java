package org.headgate.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/** Documents of the caller's own shape, as settings and payloads are. */
class FreeJsonFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<JsonNode> read =
        parsed(
            JsonProcessingException.class,
            () -> JsonMappers.strict().readValue(text, JsonNode.class));
    if (read.isPresent()) {
      String written = JsonMappers.strict().writeValueAsString(read.get());
      JsonNode again = JsonMappers.strict().readValue(written, JsonNode.class);
      assertThat(again).isEqualTo(read.get());
      assertThat(JsonMappers.strict().writeValueAsString(again)).isEqualTo(written);
      assertThat(JsonMappers.lenient().writeValueAsString(JsonMappers.lenient().readTree(written)))
          .isEqualTo(written);
    }
    String canonical = JsonMappers.canonical(text.getBytes(StandardCharsets.UTF_8));
    assertThat(JsonMappers.canonical(canonical.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(canonical);
    JsonMappers.texts(text);
  }
}
