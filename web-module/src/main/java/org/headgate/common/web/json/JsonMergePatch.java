package org.headgate.common.web.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.HeadgateException;

/**
 * JSON Merge Patch (RFC 7396) for records. A member with another {@code type} than the present one
 * replaces it, because the members of a cron expression are useless for an interval. Deeper objects
 * are the caller's own and are merged, whatever their members are called.
 */
public final class JsonMergePatch {

  private static final String TYPE = "type";
  private static final int DEPTH_OF_MEMBERS = 1;

  private JsonMergePatch() {}

  /**
   * Applies a patch to a record.
   *
   * @throws HeadgateException naming the field when the result cannot be read
   */
  public static <T> T apply(T present, Class<T> type, ObjectNode patch) {
    // A null removes its member, and would remove an unknown one unnoticed.
    read(merged(tree(present), patch, ObjectNode::putNull, 0), type);
    return read(merged(tree(present), patch, ObjectNode::remove, 0), type);
  }

  private static JsonNode tree(Object present) {
    return JsonMappers.lenient().valueToTree(present);
  }

  private static <T> T read(JsonNode target, Class<T> type) {
    try {
      // As text: a tree's parser would read the numbers of a payload once more.
      return JsonMappers.strict().readValue(JsonMappers.strict().writeValueAsString(target), type);
    } catch (JsonProcessingException e) {
      throw JsonErrorExplainer.explain(e);
    }
  }

  private static JsonNode merged(
      JsonNode present, ObjectNode patch, BiConsumer<ObjectNode, String> removal, int depth) {
    ObjectNode target =
        present instanceof ObjectNode object
                && !(depth == DEPTH_OF_MEMBERS && isOfAnotherType(object, patch))
            ? object
            : JsonMappers.strict().createObjectNode();
    patch
        .properties()
        .forEach(member -> put(target, member.getKey(), member.getValue(), removal, depth + 1));
    return target;
  }

  private static void put(
      ObjectNode target,
      String name,
      JsonNode value,
      BiConsumer<ObjectNode, String> removal,
      int depth) {
    if (value.isNull()) {
      removal.accept(target, name);
    } else if (value instanceof ObjectNode inner) {
      target.set(name, merged(target.get(name), inner, removal, depth));
    } else {
      target.set(name, value);
    }
  }

  private static boolean isOfAnotherType(ObjectNode present, ObjectNode patch) {
    return present.has(TYPE) && patch.has(TYPE) && !present.get(TYPE).equals(patch.get(TYPE));
  }
}
