package org.headgate.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsolePageTest {
  private static final Path CONSOLE = Path.of("src/main/webapp/console");
  private static final int MOST_BYTES = 100_000;

  private final ConsolePage page = new ConsolePage(ConsolePageTest::read);

  private static String read(String path) {
    try {
      return Files.readString(CONSOLE.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ConsoleAsset asset) {
    return new String(asset.bytes(false), StandardCharsets.UTF_8);
  }

  @Test
  void pageReferencesOneScriptAndOneStyleSheet() {
    assertThat(text(page.html()))
        .containsOnlyOnce("<script")
        .containsOnlyOnce("rel=\"stylesheet\"")
        .contains("assets/" + page.assets().get(0).name(), "assets/" + page.assets().get(1).name());
  }

  @Test
  void consoleIsSmallerThan100Kilobytes() {
    int bytes =
        page.html().bytes(true).length
            + page.assets().stream().mapToInt(asset -> asset.bytes(true).length).sum();
    System.out.println("FIGURE the console's page, script and style sheet, compressed: " + bytes);

    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void assetNameDependsOnTheContent() {
    assertThat(new ConsoleAsset("js", "text/javascript", "a();").name())
        .isNotEqualTo(new ConsoleAsset("js", "text/javascript", "b();").name())
        .matches("[0-9a-f]{16}\\.js");
  }

  @Test
  void modulesFollowTheirImports() {
    Map<String, String> sources =
        Map.of(
            "js/main.js",
            "import { twice as double } from \"./parts/sum.js\";\ndouble(ONE);\n",
            "js/parts/sum.js",
            "import { ONE } from \"../one.js\";\n/** Twice\n * as much. */\nexport const twice = (a) => a * 2 * ONE;\n",
            "js/one.js",
            "export const ONE = 1;\n");

    assertThat(ConsoleBundle.of("js/main.js", sources::get))
        .isEqualTo(
            """
            const $js_one = (() => {
            const ONE = 1;
            return { ONE };
            })();
            const $js_parts_sum = (() => {
            const { ONE } = $js_one;
            const twice = (a) => a * 2 * ONE;
            return { twice };
            })();
            const $js_main = (() => {
            const { twice: double } = $js_parts_sum;
            double(ONE);
            return {  };
            })();
            """);
  }

  @Test
  void codeBetweenCommentsIsKept() {
    Map<String, String> sources =
        Map.of(
            "js/main.js",
            "/** A text. */ let a;\nlet b;\n/** Both,\n * one day. **/\nb = a;\n/** The end. */\n");

    assertThat(ConsoleBundle.of("js/main.js", sources::get))
        .contains("/** A text. */ let a;\nlet b;\nb = a;\nreturn");
  }

  @Test
  void indentationIsNotSent() {
    Map<String, String> sources = Map.of("js/main.js", "if (a) {\n  b();\n\n\tc();\n}\n");

    assertThat(ConsoleBundle.of("js/main.js", sources::get))
        .contains("{\nif (a) {\nb();\nc();\n}\nreturn");
  }

  @Test
  void styleSheetIsSentWithoutComments() {
    assertThat(text(page.assets().get(0)))
        .startsWith(":root {\ncolor-scheme: light dark;\n--font:")
        .doesNotContain("/*")
        .doesNotContainPattern("(?m)^\\s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import { a } from \"./main.js\";|modules import each other",
        "export default class A {}|a form that is not known",
        "import * as all from \"./all.js\";|a form that is not known"
      })
  void unsupportedModuleSyntaxIsRefused(String line, String reason) {
    assertThatThrownBy(() -> ConsoleBundle.of("js/main.js", path -> line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "br, gzip;q=0.5|true",
        "GZIP|true",
        "br|false",
        "gzip;q=0|false",
        "identity, gzip; q=0.0|false"
      })
  void gzipIsUsedWhenAccepted(String header, boolean taken) {
    assertThat(ConsoleServlet.takesGzip(header)).isEqualTo(taken);
  }

  @Test
  void gzipIsNotUsedWithoutAcceptEncoding() {
    assertThat(ConsoleServlet.takesGzip(null)).isFalse();
  }
}
