package org.headgate.common.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.api.IntervalTrigger;
import org.headgate.scheduling.api.ScheduleRequest;
import org.headgate.scheduling.api.WebhookAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMergePatchTest {

  private static final ScheduleRequest PRESENT =
      new ScheduleRequest(
          "weir",
          Optional.of(false),
          new CronTrigger("0 9 * * *", Optional.of("Europe/Berlin")),
          new WebhookAction(
              "https://example.org/hook",
              Optional.of(JsonNodeFactory.instance.objectNode().put("a", 1).put("b", 2)),
              Optional.of("***")),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"colour\":1} | colour",
        "{\"colour\":null} | colour",
        "{\"trigger\":{\"colour\":null}} | trigger.colour",
        "{\"trigger\":{\"type\":\"interval\",\"every\":\"PT1H\",\"expression\":null}} |"
            + " trigger.expression",
        "{\"action\":{\"type\":\"email\",\"subject\":\"Weir\",\"body\":\"\",\"colour\":null}} |"
            + " action.colour",
        "{\"retry\":{\"colour\":null}} | retry.colour",
      })
  void unknownMemberIsRefusedByName(String patch, String field) throws JsonProcessingException {
    ObjectNode sent = JsonMappers.strict().readValue(patch, ObjectNode.class);

    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> JsonMergePatch.apply(PRESENT, ScheduleRequest.class, sent));

    assertThat(refused.errors()).extracting(FieldError::field).containsExactly(field);
  }

  @Test
  void nullRemovesItsMember() throws JsonProcessingException {
    ScheduleRequest changed =
        changed(
            "{\"enabled\":null,\"retry\":null,\"trigger\":{\"time_zone\":null},"
                + "\"action\":{\"payload\":{\"a\":null,\"c\":null}}}");

    assertThat(changed.name()).isEqualTo("weir");
    assertThat(changed.enabled()).isEmpty();
    assertThat(changed.trigger()).isEqualTo(new CronTrigger("0 9 * * *", Optional.empty()));
    assertThat(changed.action())
        .isEqualTo(
            new WebhookAction(
                "https://example.org/hook",
                Optional.of(JsonNodeFactory.instance.objectNode().put("b", 2)),
                Optional.of("***")));
  }

  @Test
  void memberOfAnotherTypeIsReplacedAndOneOfThePayloadIsMerged() throws JsonProcessingException {
    ScheduleRequest typed = changed("{\"action\":{\"payload\":{\"type\":\"flood\"}}}");
    ScheduleRequest retyped =
        changed(
            typed,
            "{\"trigger\":{\"type\":\"interval\",\"every\":\"PT1H\"},"
                + "\"action\":{\"payload\":{\"type\":\"drought\"}}}");

    assertThat(retyped.trigger())
        .isEqualTo(new IntervalTrigger(Duration.ofHours(1), Optional.empty()));
    assertThat(retyped.action())
        .isEqualTo(
            new WebhookAction(
                "https://example.org/hook",
                Optional.of(
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("a", 1)
                        .put("b", 2)
                        .put("type", "drought")),
                Optional.of("***")));
  }

  @Test
  void emptyPatchChangesNothing() throws JsonProcessingException {
    assertThat(changed("{}")).isEqualTo(PRESENT);
  }

  private static ScheduleRequest changed(String patch) throws JsonProcessingException {
    return changed(PRESENT, patch);
  }

  private static ScheduleRequest changed(ScheduleRequest present, String patch)
      throws JsonProcessingException {
    return JsonMergePatch.apply(
        present, ScheduleRequest.class, JsonMappers.strict().readValue(patch, ObjectNode.class));
  }
}
