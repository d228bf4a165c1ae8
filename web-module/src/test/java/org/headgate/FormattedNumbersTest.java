package org.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A number or date is formatted with a locale, or by {@code %s}: {@code %d} in a statement's text
 * became Arabic digits in a JVM in Arabic, and each log-in a 500. ArchUnit sees calls and no texts,
 * so the sources are read.
 */
class FormattedNumbersTest {

  /** A text, or several put together, that is formatted without a locale. */
  private static final Pattern FORMATTED =
      Pattern.compile(
          "((?:\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|[\\s+()]|\\b[A-Z_]+\\b)+)\\.formatted\\("
              + "|String\\s*\\.format\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|\"\"\".*?\"\"\")",
          Pattern.DOTALL);

  private static final Pattern BY_LOCALE =
      Pattern.compile("%(\\d+\\$)?<?[-#+ 0,(]*\\d*(\\.\\d+)?[dfxXeEgGaAtTcS]");

  @Test
  void noFormatDependsOnTheDefaultLocale() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.map(path -> path.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          found.addAll(in(module));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void ruleDetectsLocaleDependentFormats() {
    assertThat(isByLocale("\"[1:%2$d]\".formatted(x)")).isTrue();
    assertThat(isByLocale("\"\"\"\n  limit %d\n\"\"\"\n .formatted(x)")).isTrue();
    assertThat(isByLocale("(\"a %s\" + \"%.1f\").formatted(x)")).isTrue();
    assertThat(isByLocale("String.format(\"%06d\", x)")).isTrue();
    assertThat(isByLocale("String.format(Locale.ROOT, \"%06d\", x)")).isFalse();
    assertThat(isByLocale("\"%s and %%\".formatted(x)")).isFalse();
  }

  private static List<String> in(Path sources) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (isByLocale(Files.readString(file))) {
          found.add(file.toString());
        }
      }
    }
    return found;
  }

  private static boolean isByLocale(String source) {
    Matcher formatted = FORMATTED.matcher(source);
    while (formatted.find()) {
      String text = formatted.group(1) == null ? formatted.group(2) : formatted.group(1);
      if (BY_LOCALE.matcher(text.replace("%%", "")).find()) {
        return true;
      }
    }
    return false;
  }
}
