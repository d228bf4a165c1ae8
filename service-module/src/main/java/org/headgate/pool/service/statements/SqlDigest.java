package org.headgate.pool.service.statements;

import java.util.regex.Pattern;
import org.headgate.pool.persistence.sources.StatementShape;

/** Statements as they are shown: without constants, which may be what a user typed, and cut. */
final class SqlDigest {

  private static final int SHORT = 160;
  private static final int LONG = 4000;
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private SqlDigest() {}

  /** Of what anybody sent; short. */
  static String of(String statement) {
    return cut(StatementShape.of(statement), SHORT);
  }

  /** Of what the server has left constants out of. */
  static String ofKept(String statement) {
    return cut(SPACE.matcher(statement).replaceAll(" ").strip(), LONG);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 3) + "...";
  }
}
