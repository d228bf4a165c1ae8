package org.headgate.config.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.config.CidrRange;

/**
 * A host to connect to: a name (RFC 1123, with the underscores of container networks) or an
 * address. It is never resolved here.
 *
 * @param text as it was written
 */
record HostName(String text) {
  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\[\\]/]*:[^\\[\\]/]*)]");

  /** Names that resolvers take for an IPv4 address. */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?[0-9]+\\.?");

  /**
   * Parses a name, an IPv4 address, or an IPv6 address with or without brackets.
   *
   * @throws IllegalArgumentException for anything else, a port behind it too
   */
  static HostName parse(String text) {
    boolean isName =
        text.length() <= MAX_LENGTH
            && NAME.matcher(text).matches()
            && !ENDS_IN_NUMBER.matcher(text).matches();
    if (!isName) {
      Matcher bracketed = IN_BRACKETS.matcher(text);
      checkAddress(bracketed.matches() ? bracketed.group(1) : text);
    }
    return new HostName(text);
  }

  private static void checkAddress(String text) {
    if (text.indexOf('/') >= 0) {
      throw new IllegalArgumentException("an address has no prefix");
    }
    CidrRange.parse(text);
  }
}
