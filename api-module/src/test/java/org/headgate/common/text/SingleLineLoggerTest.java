package org.headgate.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SingleLineLoggerTest {

  private static final String FORGED = "\r\n[forged] admin logged in";

  private final List<String> lines = new ArrayList<>();
  private final Logger log = SingleLineLogger.before(new Listed());

  @Test
  void lineBreaksInParametersAreEscaped() {
    log.log(Level.INFO, "Schedule {0} has failed {1} times", "a" + FORGED, 3);

    assertThat(lines)
        .containsExactly("Schedule a\\u000d\\u000a[forged] admin logged in has failed 3 times");
  }

  @Test
  void lineBreaksInConcatenatedMessagesAreEscaped() {
    log.log(Level.INFO, "It failed: " + FORGED);
    log.log(Level.INFO, () -> "It failed: " + FORGED);

    assertThat(lines).hasSize(2).containsOnly("It failed: \\u000d\\u000a[forged] admin logged in");
  }

  @Test
  void parametersAreNotFormattedAgain() {
    log.log(Level.INFO, "{0}", "{1} '{0}'");

    assertThat(lines).containsExactly("{1} '{0}'");
  }

  @Test
  void invalidPatternIsLoggedVerbatim() {
    log.log(Level.INFO, "{\"a\":1} {0" + FORGED, 3);

    assertThat(lines).containsExactly("{\"a\":1} {0\\u000d\\u000a[forged] admin logged in");
  }

  @Test
  void lineBreaksInCauseMessagesAreEscaped() {
    IllegalStateException failure =
        new IllegalStateException("a" + FORGED, new IllegalArgumentException("b" + FORGED));
    failure.addSuppressed(new IllegalArgumentException("c" + FORGED));

    log.log(Level.WARNING, "It failed", failure);

    assertThat(lines.get(0).lines())
        .noneMatch(line -> line.startsWith("[forged]"))
        .contains("java.lang.IllegalStateException: a\\u000d\\u000a[forged] admin logged in")
        .contains(
            "Caused by: java.lang.IllegalArgumentException: b\\u000d\\u000a[forged] admin logged"
                + " in")
        .anyMatch(line -> line.startsWith("\tat " + getClass().getName()));
  }

  @Test
  void harmlessExceptionIsLoggedUnchanged() {
    IllegalStateException failure = new IllegalStateException("a", new RuntimeException("b"));

    assertThat(LoggedFailure.of(failure)).isSameAs(failure);
  }

  @Test
  void cyclicCausesAreLoggedOnce() {
    RuntimeException one = new RuntimeException(FORGED);
    RuntimeException other = new RuntimeException(one);
    one.initCause(other);

    log.log(Level.WARNING, "It failed", one);

    assertThat(lines).hasSize(1);
  }

  @Property
  void messagesStayOnOneLineForAnyValue(@ForAll String value) {
    List<String> previous = new ArrayList<>(lines);
    log.log(Level.INFO, "{0}", value);
    log.log(Level.INFO, value);

    assertThat(lines.subList(previous.size(), lines.size()))
        .hasSize(2)
        .allMatch(line -> line.lines().count() <= 1);
  }

  private final class Listed implements Logger {

    @Override
    public String getName() {
      return "listed";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      StringWriter text = new StringWriter();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(text, true));
      }
      lines.add(text.toString());
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {
      assertThat(values).isNullOrEmpty();
      lines.add(format);
    }
  }
}
