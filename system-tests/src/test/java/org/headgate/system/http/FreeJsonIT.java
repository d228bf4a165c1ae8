package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Free-form JSON comes back unchanged from everything that stores it: settings, payloads of
 * webhooks, the export and stored responses. What cannot be stored is refused.
 */
class FreeJsonIT {

  private static final String SETTINGS = "/users/me/settings";

  /** Numbers are compared by their value, to the last digit. */
  private static final ObjectMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Headgate headgate = Headgate.shared();
  private final Person ada = Person.user(headgate);

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void settingsSurviveRoundTrip(@ForAll("objects") String sent) throws JsonProcessingException {
    Response answer = ada.asCaller().body(sent).put(SETTINGS);
    answer.then().statusCode(200);

    assertThat(tree(answer)).isEqualTo(tree(sent));
    assertThat(tree(ada.asCaller().get(SETTINGS))).isEqualTo(tree(sent));
    assertThat(tree(ada.asCaller().get("/users/me/export")).get("settings")).isEqualTo(tree(sent));
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void payloadsSurviveRoundTrip(@ForAll("objects") String sent) throws JsonProcessingException {
    String key = UUID.randomUUID().toString();

    Response first = create(key, sent);
    Response repeated = create(key, sent);
    first.then().statusCode(201);
    repeated.then().statusCode(201).header("Idempotency-Replayed", "true");
    String path = "/schedules/" + first.path("id");
    Response renamed = ada.asCaller().body("{\"name\":\"Another\"}").patch(path);
    renamed.then().statusCode(200);

    assertThat(payload(tree(first))).isEqualTo(tree(sent));
    assertThat(payload(tree(repeated))).isEqualTo(tree(sent));
    assertThat(payload(tree(renamed))).isEqualTo(tree(sent));
    assertThat(payload(tree(ada.asCaller().get(path)))).isEqualTo(tree(sent));
    assertThat(payload(tree(ada.asCaller().get("/schedules")).get("items").get(0)))
        .isEqualTo(tree(sent));
    assertThat(payload(tree(ada.asCaller().get("/users/me/export")).get("schedules").get(0)))
        .isEqualTo(tree(sent));
    ada.asCaller().delete(path).then().statusCode(204);
  }

  /** Digit by digit, and in the order of the members. */
  @Test
  void extremeNumbersAreReturnedVerbatim() {
    String sent =
        "{\"d\":1e-400,\"c\":1e400,\"a\":0.1000000000000000055511151231257827,\"z\":-0.0,\"e\":1.10}";

    ada.asCaller().body(sent).put(SETTINGS).then().statusCode(200);

    assertThat(ada.asCaller().get(SETTINGS).asString()).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"re\":\"\\\\u0000\"}",
        "{\"\\\\ud800\":\"\\\\\\\\u0000\"}",
        "{\"pair\":\"\\ud83d\\ude00\"}",
        "{\"\":{\"\":[]}}"
      })
  void harmlessTextIsAccepted(String sent) throws JsonProcessingException {
    ada.asCaller().body(sent).put(SETTINGS).then().statusCode(200);

    assertThat(tree(ada.asCaller().get(SETTINGS))).isEqualTo(tree(sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"\\ud800\"} | a",
        "{\"a\":{\"b\":[1,\"x\\udfff\"]}} | a.b[1]",
        "{\"a\":\"\\u0000\"} | a",
        "{\"\\udead\":1} | \ufffd",
        "{\"a\":{\"b\":1,\"b\":1}} | a.b",
        "{\"a\":1e99999999999} | a",
      })
  void unstorableMembersAreRefusedByName(String sent, String field) {
    ada.asCaller()
        .body(sent)
        .put(SETTINGS)
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of(field)));
    create(UUID.randomUUID().toString(), sent)
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("action.payload." + field)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "\u0080", "\u00ed\u00a0\u0080", "\u00c0\u0080"})
  void nonUtf8BodiesAreRefused(String latin1) {
    byte[] body = ("{\"a\":\"" + latin1 + "\"}").getBytes(StandardCharsets.ISO_8859_1);

    ada.asCaller()
        .body(body)
        .put(SETTINGS)
        .then()
        .statusCode(400)
        .body("errors.message", equalTo(List.of("must be UTF-8")));
  }

  /** A number that is used is the one that was sent. */
  @ParameterizedTest
  @ValueSource(strings = {"2.5", "99999999999", "1e400", "\"2\"", "true"})
  void inexactIntegersAreRefused(String attempts) {
    ada.asCaller()
        .body(
            schedule("{}")
                .replace(
                    "\"enabled\"",
                    "\"retry\":{\"max_attempts\":%s},\"enabled\"".formatted(attempts)))
        .post("/schedules")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("retry.max_attempts")));
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> numbers =
        Arbitraries.oneOf(
            Arbitraries.of("1e400", "-1e-400", "-0.0", "1.10", "1E5", "18446744073709551616"),
            Arbitraries.bigDecimals().map(Object::toString),
            Arbitraries.doubles().map(Object::toString),
            Arbitraries.bigIntegers().map(Object::toString));
    Arbitrary<String> texts =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of("\ud83d\ude00", "\u0130\u0131", "\\u0000", "\"", "\u2028", "\ufeff"))
            .filter(text -> text.codePoints().noneMatch(FreeJsonIT::isUnstorable))
            .map(FreeJsonIT::quoted);
    Arbitrary<String> scalars =
        Arbitraries.oneOf(numbers, texts, Arbitraries.of("null", "true", "false", "{}", "[]"));
    Arbitrary<String> arrays =
        scalars.list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
    return object(texts, Arbitraries.oneOf(scalars, arrays, object(texts, scalars)));
  }

  private static Arbitrary<String> object(Arbitrary<String> names, Arbitrary<String> values) {
    return Arbitraries.maps(names, values)
        .ofMaxSize(5)
        .map(
            members ->
                members.entrySet().stream()
                    .map(member -> member.getKey() + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}")));
  }

  private Response create(String key, String payload) {
    return ada.asCaller().header("Idempotency-Key", key).body(schedule(payload)).post("/schedules");
  }

  private static String schedule(String payload) {
    return """
        {"name":"Kept","enabled":false,"trigger":{"type":"interval","every":"PT1H"},
         "action":{"payload":%s,"type":"webhook","url":"https://example.org/"}}
        """
        .formatted(payload);
  }

  private static JsonNode payload(JsonNode schedule) {
    return schedule.get("action").get("payload");
  }

  private static JsonNode tree(Response response) throws JsonProcessingException {
    return tree(new String(response.asByteArray(), StandardCharsets.UTF_8));
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return EXACT.readTree(json);
  }

  private static boolean isUnstorable(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xd800 && codePoint <= 0xdfff);
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }
}
