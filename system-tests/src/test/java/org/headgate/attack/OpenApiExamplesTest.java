package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import org.headgate.documents.Project;
import org.junit.jupiter.api.Test;

/**
 * Each example and default of the OpenAPI document is valid by its schema, formats included: people
 * copy them, and generators of clients and of mock servers use them.
 */
class OpenApiExamplesTest {

  /** Fewer would mean that they are not found any more. */
  private static final int MIN_EXAMPLES = 150;

  /** Seven examples and defaults, of which one is valid. */
  private static final String WRONG =
      """
      openapi: 3.1.0
      paths:
        /things:
          parameters:
          - name: limit
            in: query
            schema: {type: integer, default: many}
          post:
            requestBody:
              content:
                application/json:
                  schema: {$ref: "#/components/schemas/Thing"}
                  example: {at: yesterday}
            responses:
              "200":
                content:
                  application/json:
                    schema: {$ref: "#/components/schemas/Thing"}
                    examples:
                      wrong: {value: {default: 1}}
                      right: {value: {at: "2022-03-10T16:15:50Z", default: text}}
      components:
        schemas:
          Thing:
            type: object
            properties:
              at: {type: string, format: date-time, examples: [today]}
              default: {type: string, example: 7}
              example: {type: array, items: {type: string, maxLength: 2, example: long}}
      """;

  @Test
  void everyExampleMatchesItsSchema() throws JsonProcessingException {
    List<OpenApiExamples.Example> examples =
        OpenApiExamples.of(document(Project.found().text("docs/openapi.yaml")));

    assertThat(examples).hasSizeGreaterThan(MIN_EXAMPLES);
    assertThat(examples.stream().flatMap(example -> example.violations().stream())).isEmpty();
  }

  @Test
  void invalidExamplesAreFoundEverywhere() throws JsonProcessingException {
    assertThat(OpenApiExamples.of(document(WRONG)))
        .hasSize(7)
        .filteredOn(example -> !example.violations().isEmpty())
        .extracting(OpenApiExamples.Example::place)
        .containsExactlyInAnyOrder(
            "/paths/~1things/parameters/0/schema/default",
            "/paths/~1things/post/requestBody/content/application~1json/example",
            "/paths/~1things/post/responses/200/content/application~1json/examples/wrong/value",
            "/components/schemas/Thing/properties/at/examples/0",
            "/components/schemas/Thing/properties/default/example",
            "/components/schemas/Thing/properties/example/items/example");
  }

  private static JsonNode document(String yaml) throws JsonProcessingException {
    return new ObjectMapper(new YAMLFactory()).readTree(yaml);
  }
}
