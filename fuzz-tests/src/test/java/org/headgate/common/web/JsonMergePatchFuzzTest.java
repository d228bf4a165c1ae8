package org.headgate.common.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.HeadgateException;
import org.headgate.common.web.json.JsonMergePatch;
import org.headgate.config.api.QuietHours;
import org.headgate.fuzzing.ParserFuzz;

/** A merge patch on a record of the contract. */
class JsonMergePatchFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<ObjectNode> patch =
        parsed(
            JsonProcessingException.class,
            () -> JsonMappers.strict().readValue(text, ObjectNode.class));
    if (patch.isPresent()) {
      parsed(
          HeadgateException.class,
          () ->
              JsonMergePatch.apply(
                  new QuietHours("22:00", "06:00", "UTC"), QuietHours.class, patch.get()));
    }
  }
}
