package org.headgate.pool.persistence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.text.TextShortener;

/**
 * Masks a statement for operators: literals and comments are replaced, since they may hold user
 * input, white space is folded, and the text is cut to {@value #MAX_LENGTH} characters.
 */
final class SqlStatementMasker {
  static final int MAX_LENGTH = 200;

  /** How deep nested comments are understood. */
  private static final int COMMENT_DEPTH = 4;

  /** The server takes every character beyond ASCII for a letter. */
  private static final String LETTER = "A-Za-z_\\x{80}-\\x{10FFFF}";

  private static final Pattern TOKENS =
      Pattern.compile(
          "(?<keep>\"[^\"]*+\"|\\$\\d++|["
              + LETTER
              + "]["
              + LETTER
              + "0-9$]*+(?!'))"
              + "|(?:--[^\\n]*+|"
              + comment(COMMENT_DEPTH)
              + ")"
              + "|(?:[eE]'(?:[^'\\\\]|\\\\(?:.|$)|'')*+(?:'|$))"
              + "|(?:[\\p{L}&]*+'[^']*+(?:''[^']*+)*+(?:'|$))"
              + "|(?:\\$(?<tag>(?:["
              + LETTER
              + "]["
              + LETTER
              + "0-9]*+)?+)\\$"
              + ".*?(?:\\$\\k<tag>\\$|$))"
              + "|(?:\\d[\\p{Alnum}_.]*+)",
          Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private SqlStatementMasker() {}

  /** The expression of a comment; the deepest one ends at its first end. */
  private static String comment(int depth) {
    String text = depth == 0 ? "(?!\\*/)." : "(?!/\\*|\\*/).|" + comment(depth - 1);
    return "/\\*(?:" + text + ")*+(?:\\*/|$)";
  }

  static String of(String statement) {
    String masked =
        TOKENS
            .matcher(statement)
            .replaceAll(
                token ->
                    token.group(1) == null
                        ? replacement(token.group())
                        : Matcher.quoteReplacement(token.group()));
    String folded = SPACE.matcher(masked).replaceAll(" ").strip();
    return folded.length() <= MAX_LENGTH
        ? folded
        : TextShortener.cut(folded, MAX_LENGTH - 3) + "...";
  }

  private static String replacement(String token) {
    return token.startsWith("--") || token.startsWith("/*") ? " " : "?";
  }
}
