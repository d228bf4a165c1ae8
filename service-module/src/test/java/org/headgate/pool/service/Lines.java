package org.headgate.pool.service;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** The lines of a log, formatted, for tests to look at. */
public final class Lines implements System.Logger {
  public final List<String> all = new ArrayList<>();
  public final List<Throwable> causes = new ArrayList<>();

  @Override
  public String getName() {
    return "lines";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String line, Throwable thrown) {
    all.add(level + " " + line);
    causes.add(thrown);
  }

  @Override
  public void log(Level level, ResourceBundle bundle, String format, Object... values) {
    all.add(level + " " + MessageFormat.format(format, values));
  }
}
