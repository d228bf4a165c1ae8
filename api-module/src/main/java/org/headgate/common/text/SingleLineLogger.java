package org.headgate.common.text;

import java.lang.System.Logger;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A logger that writes one line per message, so that no value or exception can inject a line. All
 * our classes log through it.
 */
public final class SingleLineLogger implements Logger {

  private final Logger log;

  private SingleLineLogger(Logger log) {
    this.log = log;
  }

  /** The logger of a class. */
  public static Logger of(Class<?> source) {
    return new SingleLineLogger(System.getLogger(source.getName()));
  }

  /** Wraps another logger. */
  static Logger before(Logger log) {
    return new SingleLineLogger(log);
  }

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return log.isLoggable(level);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
    if (isLoggable(level)) {
      log.log(
          level,
          SingleLineText.escaped(String.valueOf(message)),
          thrown == null ? null : LoggedFailure.of(thrown));
    }
  }

  /** Formats here, so that the wrapped logger gets no pattern that a value could be part of. */
  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... values) {
    if (isLoggable(level)) {
      log.log(level, SingleLineText.escaped(String.valueOf(formatted(format, values))));
    }
  }

  /** Formats as the JDK's loggers do: an invalid pattern is logged as it is. */
  private static String formatted(String format, Object... values) {
    if (values == null || values.length == 0) {
      return format;
    }
    try {
      return new MessageFormat(format, Locale.ROOT).format(values);
    } catch (IllegalArgumentException e) {
      return format;
    }
  }
}
