package org.headgate.common.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.HeadgateException;

/**
 * JSON Merge Patch (RFC 7396) for records. A nested object with another {@code type} than the
 * present one replaces it, because the members of a cron expression are useless for an interval.
 */
public final class JsonMergePatch {

  private static final String TYPE = "type";

  private JsonMergePatch() {}

  /**
   * Applies a patch to a record.
   *
   * @throws HeadgateException naming the field when the result cannot be read
   */
  public static <T> T apply(T present, Class<T> type, ObjectNode patch) {
    ObjectNode target = JsonMappers.lenient().valueToTree(present);
    merge(target, patch);
    try {
      // As text: a tree's parser would read the numbers of a payload once more.
      return JsonMappers.strict().readValue(JsonMappers.strict().writeValueAsString(target), type);
    } catch (JsonProcessingException e) {
      throw JsonErrorExplainer.explain(e);
    }
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    patch.properties().forEach(member -> put(target, member.getKey(), member.getValue()));
  }

  private static void put(ObjectNode target, String name, JsonNode value) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value instanceof ObjectNode inner) {
      target.set(name, merged(target.get(name), inner));
    } else {
      target.set(name, value);
    }
  }

  private static JsonNode merged(JsonNode present, ObjectNode patch) {
    ObjectNode target =
        present instanceof ObjectNode object && !isOfAnotherType(object, patch)
            ? object
            : JsonMappers.strict().createObjectNode();
    merge(target, patch);
    return target;
  }

  private static boolean isOfAnotherType(ObjectNode present, ObjectNode patch) {
    return present.has(TYPE) && patch.has(TYPE) && !present.get(TYPE).equals(patch.get(TYPE));
  }
}
