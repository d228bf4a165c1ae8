package org.headgate.pool.service.statements;

import java.util.regex.Pattern;
import org.headgate.common.text.TextShortener;
import org.headgate.pool.persistence.sources.StatementShape;

/** Statements as they are shown: without constants, which may be user input, and shortened. */
final class SqlDigest {

  private static final int MAX_SHOWN_LENGTH = 160;
  private static final int MAX_STORED_LENGTH = 4000;
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private SqlDigest() {}

  /** The short form of a statement that anybody sent. */
  static String of(String statement) {
    return cut(StatementShape.of(statement), MAX_SHOWN_LENGTH);
  }

  /** The form of a statement from which the server removed constants. */
  static String ofKept(String statement) {
    return cut(SPACE.matcher(statement).replaceAll(" ").strip(), MAX_STORED_LENGTH);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : TextShortener.cut(text, longest - 3) + "...";
  }
}
