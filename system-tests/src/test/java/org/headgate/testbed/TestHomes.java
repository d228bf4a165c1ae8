package org.headgate.testbed;

import java.nio.file.Path;

/** The folders in which servers of tests keep their databases from one run to the next. */
public final class TestHomes {

  private static final Path ALL = Path.of(System.getProperty("headgate.tests"));

  private TestHomes() {}

  /** For a test whose database must have nothing in it of a run before. */
  public static String emptied(String name) {
    Tool.named("rm").run(Path.of("").toAbsolutePath(), "-rf", ALL.resolve(name).toString());
    return name;
  }
}
