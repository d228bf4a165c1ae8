package org.headgate.config.alerts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists, texts and booleans. Numbers are read as texts, because a file of
 * settings needs none. A member that is null counts as left out: programs write such.
 */
final class JsonTree {

  private static final int MAX_DEPTH = 8;
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;

  private JsonTree(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws IllegalArgumentException with the place where it is no JSON
   */
  static Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = new JsonTree(parser).value(0);
      if (parser.nextToken() != null) {
        throw wrong(parser.currentLocation().getLineNr(), "something follows the JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw wrong(
          e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
          "is no JSON, or names a member twice");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalArgumentException wrong(int line, String reason) {
    return new IllegalArgumentException("line " + line + ": " + reason);
  }

  private Object value(int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || depth > MAX_DEPTH) {
      throw wrong(
          parser.currentLocation().getLineNr(),
          token == null ? "is empty" : "is nested too deeply");
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> parser.getText();
    };
  }

  private Map<String, Object> object(int depth) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(depth + 1));
      }
    }
    return members;
  }

  private List<Object> array(int depth) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(depth + 1));
    }
    return elements;
  }
}
