package org.headgate.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Secrets that were in use, each by what it is, and how they would look where they leaked to. */
final class Secrets {

  private final Map<String, Pattern> looks = new LinkedHashMap<>();

  /** A password, token or key: also as base64 or hexadecimal digits. */
  void add(String what, String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    look(what, Pattern.quote(secret));
    look(what + ", base64", Pattern.quote(trimmed(Base64.getEncoder().encodeToString(bytes))));
    look(what + ", hexadecimal", "(?i)" + Pattern.quote(HexFormat.of().formatHex(bytes)));
  }

  /** The bytes of a key: as hexadecimal digits or base64. */
  void addBytes(String what, byte[] bytes) {
    look(what + ", its bytes", "(?i)" + HexFormat.of().formatHex(bytes));
    look(
        what + ", its bytes in base64",
        Pattern.quote(trimmed(Base64.getEncoder().encodeToString(bytes))));
  }

  /** Six digits that stand alone, and are no part of a time or a number. */
  void addCode(String what, String digits) {
    look(what, "(?<![\\w.:+-])" + digits + "(?![\\w.:-])");
    look(
        what + ", hexadecimal",
        "(?i)22" + HexFormat.of().formatHex(digits.getBytes(StandardCharsets.UTF_8)) + "22");
  }

  int count() {
    return looks.size();
  }

  /** The secrets that occur in a text. */
  List<String> in(String text) {
    List<String> found = new ArrayList<>();
    looks.forEach(
        (what, look) -> {
          if (look.matcher(text).find()) {
            found.add(what);
          }
        });
    return found;
  }

  private void look(String what, String pattern) {
    looks.put(what, Pattern.compile(pattern));
  }

  /** Without padding, and without the last digits, which depend on what follows. */
  private static String trimmed(String base64) {
    String bare = base64.replace("=", "");
    return bare.substring(0, bare.length() - 2);
  }
}
