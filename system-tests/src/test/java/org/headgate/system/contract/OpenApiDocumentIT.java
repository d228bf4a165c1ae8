package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.ServerAccess;
import org.headgate.testbed.ScanningServer;
import org.headgate.testbed.SharedPostgres;
import org.junit.jupiter.api.Test;

/**
 * docs/openapi.yaml, which servers serve and clients are generated from, equals the document that
 * the classes generate.
 */
class OpenApiDocumentIT {

  private static final Path STORED =
      Path.of(System.getProperty("headgate.documents"), "openapi.yaml");
  private static final Path SCANNED = ServerAccess.TESTS.resolveSibling("openapi.yaml");
  private static final Path SCANNING_SERVER = ServerAccess.TESTS.resolve("openapi-server");

  /** The first words of the server's messages about a document that is not valid. */
  private static final String INVALID = "Validation of the OpenAPI document produced";

  private static final String YAML = "application/yaml";
  private static final String JSON = "application/json";

  @Test
  void storedDocumentIsTheOneOfTheClasses() throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(ScanningServer.in(SCANNING_SERVER));
    variables.putAll(SharedPostgres.database("openapi"));
    try (Headgate headgate = Headgate.withoutDatabase("openapi", variables)) {
      headgate.serve();
      String scanned = document(headgate, YAML);
      Files.writeString(SCANNED, scanned);

      assertThat(STORED)
          .describedAs("if the API was meant to change, copy %s over it and build again", SCANNED)
          .content()
          .isEqualTo(scanned);
      assertThat(headgate.logLines(INVALID)).isEmpty();
    }
  }

  @Test
  void servedDocumentIsTheStoredOne() throws IOException {
    Headgate headgate = Headgate.shared();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    JsonNode stored = yaml.readTree(Files.readString(STORED));

    assertThat(yaml.readTree(document(headgate, YAML))).isEqualTo(stored);
    assertThat(new ObjectMapper().readTree(document(headgate, JSON))).isEqualTo(stored);
  }

  /** With the address of the stored one. */
  private static String document(Headgate headgate, String mediaType) {
    return headgate
        .root()
        .accept(mediaType)
        .get("/openapi")
        .asString()
        .replace(headgate.url(""), "http://localhost:9080");
  }
}
