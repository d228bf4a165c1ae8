package org.headgate.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * One parser and what holds for whatever it is given: it reads the text or refuses it in the way
 * that it documents, within a second of a core, and what it prints it reads again. Each build
 * replays the kept texts; {@code mvn -Pfuzz} looks for more.
 */
@Timeout(20)
public abstract class ParserFuzz {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final int LONG = 20_000;
  private static final int WIDEST = 2;
  private static final int MOST_PLACES = 60;
  private static final int MOST_LONG = 20;

  /** Gives the text to the parser. Whatever is thrown is a fault. */
  protected abstract void read(String text) throws Exception;

  /** On a thread of its own, which is left to itself where a parser does not end. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  final void keptTexts() {
    KeptTexts.of(getClass()).forEach(this::check);
  }

  /** Each part of the texts that are kept, many times over: what takes too long, or too deep. */
  @Test
  @Tag("jazzer")
  @Timeout(600)
  final void longTexts() {
    KeptTexts.of(getClass()).stream()
        .filter(text -> !text.isEmpty() && text.length() <= MOST_PLACES)
        .limit(MOST_LONG)
        .forEach(this::checkLong);
  }

  @ArgumentsSource(KeptTexts.class)
  @FuzzTest
  final void anyText(byte[] input) {
    check(FuzzText.of(input));
  }

  /**
   * The result of parsing a text.
   *
   * @param refusal what it documents to throw for texts that it does not read
   */
  protected static <T> Optional<T> parsed(Class<? extends Exception> refusal, Callable<T> parser)
      throws Exception {
    try {
      return Optional.of(parser.call());
    } catch (Exception e) {
      if (refusal.isInstance(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void checkLong(String text) {
    for (int begin = 0; begin < text.length(); begin++) {
      for (int end = begin + 1; end <= Math.min(text.length(), begin + WIDEST); end++) {
        String part = text.substring(begin, end);
        check(text.substring(0, begin) + part.repeat(LONG / part.length()) + text.substring(end));
      }
    }
  }

  private void check(String text) {
    long previous = THREADS.getCurrentThreadCpuTime();
    try {
      read(text);
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError fault) {
      throw new AssertionError("of " + shown(text), fault);
    }
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - previous))
        .as("time of %s", shown(text))
        .isLessThan(LIMIT);
  }

  private static String shown(String text) {
    String line = FuzzText.line(text);
    return line.length() <= 2 * MOST_PLACES
        ? line
        : line.substring(0, MOST_PLACES)
            + "... ("
            + text.length()
            + " characters) ..."
            + line.substring(line.length() - MOST_PLACES);
  }
}
