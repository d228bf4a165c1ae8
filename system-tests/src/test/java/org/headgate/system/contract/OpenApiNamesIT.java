package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * The names in the OpenAPI document stay when classes are renamed, because clients are generated
 * from it.
 */
class OpenApiNamesIT {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final Headgate headgate = Headgate.shared();

  @Test
  void schemasAndOperationsHaveTheirPublishedNames() throws IOException {
    JsonPath document = headgate.root().accept("application/json").get("/openapi").jsonPath();
    TreeSet<String> names = new TreeSet<>();
    document
        .<Map<String, Object>>get("components.schemas")
        .keySet()
        .forEach(schema -> names.add("schema " + schema));
    document
        .<Map<String, Map<String, Map<String, Object>>>>get("paths")
        .values()
        .forEach(
            path ->
                path.forEach(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        names.add("operation " + operation.get("operationId"));
                      }
                    }));

    assertThat(names).containsExactlyElementsOf(published());
  }

  private static List<String> published() throws IOException {
    try (InputStream names = OpenApiNamesIT.class.getResourceAsStream("/openapi-names.txt")) {
      return new String(names.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
