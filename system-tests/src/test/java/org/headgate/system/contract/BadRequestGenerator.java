package org.headgate.system.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headgate.system.contract.OpenApiDocument.Operation;

/** Makes bad requests for the operations of an OpenAPI document out of what it says is good. */
public final class BadRequestGenerator {

  private static final String API = "/api/v1";

  /** In place of any text of a path, a query or a header. */
  private static final List<String> BAD_TEXTS =
      List.of(
          "",
          " ",
          "?",
          "-1",
          "0",
          "99999999999999999999",
          "null",
          "00000000-0000-0000-0000-000000000000",
          "' or 1=1 --",
          "%",
          "../../etc/passwd",
          "\u00e4\u20ac\ud83d\ude00",
          "\u0000",
          "+999999999-01-01T00:00:00Z",
          "AAAA",
          "H_H_",
          "a".repeat(3000));

  /** In place of any member of a body. */
  private static final List<String> BAD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e999999",
          "99999999999999999999",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"a@b.c\"",
          "\"+999999999-01-01T00:00:00Z\"",
          "\"PT999999999999999H\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "\"" + "a".repeat(5000) + "\"",
          "[]",
          "[null]",
          "[[[[]]]]",
          "{}",
          "{\"a\":{\"b\":null}}");

  private static final List<String> BAD_DOCUMENTS =
      List.of(
          "",
          "null",
          "{",
          "{}",
          "[]",
          "[{}]",
          "\"text\"",
          "17",
          "true",
          "{}{}",
          "{\"unknown\":1}",
          "{\"a\":1,\"a\":2}",
          "[".repeat(2000),
          "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
          "\ufeff{}",
          "<xml/>");

  private static final boolean LONG = Boolean.getBoolean("long");
  private static final int SHARES = 3;

  private final OpenApiDocument document;
  private int turn;

  public BadRequestGenerator(OpenApiDocument document) {
    this.document = document;
  }

  /** Those of the API; the probes and the keys beside it take nothing. */
  public List<Operation> operations() {
    return document.operations().stream()
        .filter(operation -> operation.path().startsWith(API))
        .toList();
  }

  /** The texts that are tried in an operation; without any, one request is enough. */
  List<String> badTexts(Operation operation) {
    return Stream.of("path", "query", "header").allMatch(in -> operation.parameters(in).isEmpty())
        ? BAD_TEXTS.subList(0, 1)
        : BAD_TEXTS;
  }

  /**
   * Bodies of which none should be able to do anything but be refused. Each member is given each
   * value with {@code -Dlong=true}, else each third one: the first, the second or the third in
   * turn, so that the members of all operations see all of them many times.
   */
  Stream<String> badBodies(Operation operation) {
    Map<String, String> good = new LinkedHashMap<>();
    properties(operation).forEach(name -> good.put(name, "\"x\""));
    Stream<String> members =
        good.keySet().stream()
            .flatMap(name -> badValues().stream().map(value -> with(good, name, value)));
    return Stream.concat(BAD_DOCUMENTS.stream(), members);
  }

  private List<String> badValues() {
    if (LONG) {
      return BAD_VALUES;
    }
    int first = turn++ % SHARES;
    return IntStream.range(0, BAD_VALUES.size())
        .filter(number -> number % SHARES == first)
        .mapToObj(BAD_VALUES::get)
        .toList();
  }

  private static String with(Map<String, String> good, String name, String value) {
    Map<String, String> members = new LinkedHashMap<>(good);
    members.put(name, value);
    List<String> texts = new ArrayList<>();
    members.forEach((key, text) -> texts.add("\"" + key + "\":" + text));
    return "{" + String.join(",", texts) + "}";
  }

  private List<String> properties(Operation operation) {
    List<String> names = new ArrayList<>();
    document
        .resolved(operation.bodySchema())
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }
}
