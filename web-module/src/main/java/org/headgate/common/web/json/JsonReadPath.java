package org.headgate.common.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.headgate.common.problem.FieldPath;

/**
 * The path of the member at which reading a document stopped. Code that reads ahead of the types,
 * as for an action whose type comes last, knows no other path.
 */
final class JsonReadPath {

  private static final String WHOLE = "body";
  private static final String NAMELESS = "\ufffd";

  private JsonReadPath() {}

  /** The path of the member that was read last. */
  static String of(StreamReadException fault) {
    JsonParser parser = fault.getProcessor();
    return parser == null ? WHOLE : path(parser.getParsingContext());
  }

  /** The path of a member whose name is no text, next to the member that was read last. */
  static String ofNameless(StreamReadException fault) {
    JsonParser parser = fault.getProcessor();
    if (parser == null || parser.getParsingContext().inRoot()) {
      return WHOLE;
    }
    String around = path(parser.getParsingContext().getParent());
    return around.equals(WHOLE) ? NAMELESS : around + "." + NAMELESS;
  }

  private static String path(JsonStreamContext innermost) {
    Deque<JsonStreamContext> outermostFirst = new ArrayDeque<>();
    for (JsonStreamContext context = innermost; context != null; context = context.getParent()) {
      outermostFirst.push(context);
    }
    FieldPath path = new FieldPath();
    for (JsonStreamContext context : outermostFirst) {
      if (context.inObject() && context.hasCurrentName()) {
        path.name(context.getCurrentName());
      } else if (context.inArray()) {
        path.index(context.getCurrentIndex());
      }
    }
    return path.isEmpty() ? WHOLE : path.toString();
  }
}
