package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/**
 * The path of a request in front of the web container, a character for each of its bytes. No
 * spelling of Liberty's own API passes.
 */
class RequestPathFuzzTest extends ParserFuzz {

  private static final String LIBERTY = "/ibm/api";

  @Override
  protected void read(String text) {
    String raw = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (new RequestPath(raw).refusal().isPresent()) {
      return;
    }
    Optional<Refusal> refusal = BuiltInEndpoints.refusal("GET", raw, "", name -> Optional.empty());
    String path = new DirectoryPath(raw).normalized();

    if (path.equals(LIBERTY) || path.startsWith(LIBERTY + "/")) {
      assertThat(refusal).isPresent();
    }
    assertThat(PlainRead.matches("GET", raw, "HTTP/1.1", name -> Optional.empty()))
        .isEqualTo(path.equals(raw) && isPlainRead(raw));
  }

  /** In the only spelling that may wait in front of the container. */
  private static boolean isPlainRead(String path) {
    return path.matches("/api/v1/(?!admin|auth|oauth)[A-Za-z0-9/_-]*")
        && !path.contains("/export")
        && !path.contains("//");
  }
}
