package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/openapi.yaml, of which clients are generated, is the document that a server serves. */
class OpenApiDocumentIT {

  private static final Path KEPT =
      Path.of(System.getProperty("headgate.documents"), "openapi.yaml");
  private static final Path SERVED = Path.of(System.getProperty("headgate.tests"), "openapi.yaml");

  private final Headgate headgate = Headgate.shared();

  @Test
  void servedDocumentMatchesTheStoredOne() throws IOException {
    String served =
        headgate
            .root()
            .accept("application/yaml")
            .get("/openapi")
            .asString()
            .replace(headgate.url(""), "http://localhost:9080");
    Files.writeString(SERVED, served);

    assertThat(KEPT)
        .describedAs("if the API was meant to change, copy %s over it", SERVED)
        .content()
        .isEqualTo(served);
  }
}
