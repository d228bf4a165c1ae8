package org.headgate.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.WebhookAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Free-form JSON documents come back as they were sent, or are refused with the member's name. */
class FreeJsonTest {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "0.0",
          "1.10",
          "1E5",
          "1e+5",
          "0.1000000000000000055511151231257827",
          "1e400",
          "1e-400",
          "-1e400",
          "4.9e-325",
          "1e2147483646",
          "9007199254740993",
          "-9223372036854775809",
          "18446744073709551616",
          "1" + "0".repeat(999),
          "0." + "3".repeat(900));

  /** One depth of each is enough to break off what is read in pieces. */
  @Property(tries = 500)
  void acceptedDocumentsAreKeptUnchanged(@ForAll("objects") String sent) throws IOException {
    ObjectNode read = JsonMappers.strict().readValue(sent, ObjectNode.class);
    String kept = read.toString();

    assertThat(kept).isEqualTo(sent);
    assertThat(JsonMappers.lenient().readTree(kept).toString()).isEqualTo(sent);
    assertThat(
            JsonMappers.lenient().readTree(JsonMappers.strict().writeValueAsBytes(read)).toString())
        .isEqualTo(sent);
  }

  /** The members of an action may come in any order; Jackson buffers those before its type. */
  @Property(tries = 500)
  void webhookPayloadSurvivesRoundTrip(@ForAll("objects") String sent)
      throws JsonProcessingException {
    for (String action :
        List.of(
            "{\"type\":\"webhook\",\"url\":\"https://example.org\",\"payload\":" + sent + "}",
            "{\"payload\":" + sent + ",\"url\":\"https://example.org\",\"type\":\"webhook\"}")) {
      WebhookAction read = (WebhookAction) JsonMappers.strict().readValue(action, Action.class);
      String kept = JsonMappers.strict().writerFor(Action.class).writeValueAsString(read);
      WebhookAction again = (WebhookAction) JsonMappers.lenient().readValue(kept, Action.class);
      ObjectNode copy = JsonMappers.lenient().valueToTree(again);

      assertThat(sameButForMinusZero(payload(again))).isEqualTo(sameButForMinusZero(sent));
      assertThat(sameButForMinusZero(copy.get("payload").toString()))
          .isEqualTo(sameButForMinusZero(sent));
    }
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> numbers =
        Arbitraries.oneOf(
            Arbitraries.of(NUMBERS),
            Arbitraries.bigDecimals().map(Object::toString),
            Arbitraries.doubles().map(Object::toString),
            Arbitraries.bigIntegers().map(Object::toString));
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMaxLength(20)
            .filter(text -> text.codePoints().noneMatch(FreeJsonTest::isUnstorable))
            .map(FreeJsonTest::quoted);
    Arbitrary<String> scalars =
        Arbitraries.oneOf(
            numbers,
            texts,
            Arbitraries.of(
                "null", "true", "false", "\"\\\\u0000\"", "\"\ud83d\ude00\"", "{}", "[]"));
    Arbitrary<String> names = texts;
    Arbitrary<String> arrays =
        scalars.list().ofMaxSize(5).map(items -> "[" + String.join(",", items) + "]");
    Arbitrary<String> values = Arbitraries.oneOf(scalars, arrays, object(names, scalars));
    return object(names, values);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"b\":[0,\"\\ud800\"]}} | a.b.1",
        "{\"a\":\"\\udc00\\ud800\"} | a",
        "{\"a\":\"\\u0000\"} | a",
        "{\"a\":{\"\\ud800\":1}} | a.\ufffd",
        "{\"a\":[{\"b\":1,\"b\":2}]} | a.0.b",
        "{\"b\":1,\"b\":2} | b",
        "{\"\\udead\":1} | \ufffd",
        "{\"a\":1e99999999999} | a",
        "{\"a\":[1e2147483648]} | a.0",
        "{\"a\":{\"n\":1e-99999999999}} | a.n",
      })
  void unstorableMembersAreRefusedByName(String sent, String name) {
    assertThatThrownBy(() -> JsonMappers.strict().readValue(sent, ObjectNode.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class, refused -> assertThat(path(refused)).isEqualTo(name));
  }

  /** An action is buffered until its type is known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud800\"}",
        "{\"\\udead\":1}",
        "{\"a\":1e99999999999}",
        "{\"a\":[-1e-99999999999]}",
        "{\"a\":{\"b\":1,\"b\":1}}",
      })
  void unstorablePayloadsAreRefused(String payload) {
    for (String action :
        List.of(
            "{\"type\":\"webhook\",\"url\":\"https://example.org\",\"payload\":" + payload + "}",
            "{\"payload\":" + payload + ",\"url\":\"https://example.org\",\"type\":\"webhook\"}")) {
      assertThatThrownBy(() -> JsonMappers.strict().readValue(action, Action.class))
          .isInstanceOf(JsonProcessingException.class);
    }
  }

  /** The idempotency key is checked before the body. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1e99999999999}", "{\"a\":\"\\ud800\"}", "{\"a\":1,\"a\":2}", "{"})
  void unstorableDocumentsHaveACanonicalForm(String sent) {
    assertThat(JsonMappers.canonical(sent.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  @Test
  void tooDeepNestingAndTooLongNumbersAreRefused() {
    String deep = "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}";
    String longest = "{\"a\":1" + "0".repeat(1000) + "}";

    assertThatThrownBy(() -> JsonMappers.strict().readValue(deep, ObjectNode.class))
        .isInstanceOf(JsonMappingException.class);
    assertThatThrownBy(() -> JsonMappers.strict().readValue(longest, ObjectNode.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class, refused -> assertThat(path(refused)).isEqualTo("a"));
  }

  @Test
  void nameMayFillTheBody() throws JsonProcessingException {
    String sent = "{\"" + "n".repeat(64 * 1024 - "{\"\":{}}".length()) + "\":{}}";

    assertThat(JsonMappers.strict().readValue(sent, ObjectNode.class).toString()).isEqualTo(sent);
  }

  /** Rows of before the rule are shown as they are. */
  @Test
  void storedDocumentsStayReadable() throws JsonProcessingException {
    String old = "{\"a\":\"\\u0000\",\"n\":1e9999999999}";

    assertThat(JsonMappers.lenient().readTree(old).toString()).isEqualTo(old);
  }

  private static String payload(WebhookAction action) {
    return action.payload().orElseThrow().toString();
  }

  /** A whole zero has no sign where it was buffered, which is the same number. */
  private static String sameButForMinusZero(String json) {
    return json.replaceAll("(?<=[:\\[,{])-0(?=[,}\\]])", "0");
  }

  private static String path(JsonMappingException refused) {
    return refused.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex())
                    : step.getFieldName().replaceAll("[\ud800-\udfff]", "\ufffd"))
        .collect(Collectors.joining("."));
  }

  private static boolean isUnstorable(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xd800 && codePoint <= 0xdfff);
  }

  private static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** An answer is written as bytes, and kept as text to be given again. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9", "\u20ac", "\ud83d\ude00", "\udbff\udfff", "\u2028"})
  void bytesAndTextAreEncodedIdentically(String text) throws IOException {
    ObjectNode document = JsonMappers.strict().createObjectNode().put(text, text);

    assertThat(JsonMappers.strict().writeValueAsBytes(document))
        .isEqualTo(
            JsonMappers.strict().writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
  }
}
