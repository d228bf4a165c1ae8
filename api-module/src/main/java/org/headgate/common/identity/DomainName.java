package org.headgate.common.identity;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.common.text.InvisibleCharacters;

/**
 * The domain of a mailbox in the form of DNS and mail servers: A-labels in lower case (UTS 46,
 * non-transitional). Two spellings of one domain are equal.
 */
public record DomainName(String value) {

  private static final int MAX_LENGTH = 253;

  /** Decomposed letters make the input longer than the result; beyond this length ICU throws. */
  private static final int MAX_SPELLING = 3 * MAX_LENGTH;

  static final String A_LABEL = "xn--";
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  /** Letters, digits and inner hyphens (RFC 1123, 2.1), 1 to 63 of them. */
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

  private static final Pattern LABELS = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

  /** Labels that resolvers take for an IP address when they stand last. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /**
   * @throws IllegalArgumentException saying what a domain is, when the text is none
   */
  public DomainName {
    value = ascii(value);
  }

  /**
   * The readable form: U-labels, except labels that mix scripts in unusual ways and so could
   * imitate other domains.
   */
  public String shown() {
    return value.contains(A_LABEL)
        ? Arrays.stream(value.split("\\.")).map(Idna::shown).collect(Collectors.joining("."))
        : value;
  }

  /** Normalizes the labels of a part of a domain, as stored domains have them; other text stays. */
  static String normalized(String part) {
    return ASCII.matcher(part).matches() || part.length() > MAX_SPELLING
        ? part
        : Arrays.stream(part.split("[.\u3002\uff0e\uff61]", -1))
            .map(Idna::spelt)
            .collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return value;
  }

  private static String ascii(String text) {
    if (text.length() > MAX_SPELLING) {
      throw refused("at most " + MAX_LENGTH + " characters long");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String name =
        ASCII.matcher(text).matches() && !lower.contains(A_LABEL) ? lower : Idna.ascii(text);
    if (name.length() > MAX_LENGTH || !LABELS.matcher(name).matches()) {
      throw refused(
          "of labels of letters, digits and inner hyphens, with single dots between them");
    }
    if (NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
      throw refused("a domain name, not an IP address");
    }
    return name;
  }

  private static IllegalArgumentException refused(String requirement) {
    return new IllegalArgumentException("the part after the @ must be " + requirement);
  }

  /** A class of its own, so that the tables are loaded only for non-ASCII domains. */
  private static final class Idna {

    private static final IDNA UTS_46 =
        IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ
                | IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final SpoofChecker SCRIPTS =
        new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private static String ascii(String text) {
      StringBuilder name = new StringBuilder();
      IDNA.Info info = new IDNA.Info();
      UTS_46.nameToASCII(text, name, info);
      if (info.hasErrors() || InvisibleCharacters.areIn(text)) {
        throw refused("a domain name that is valid under IDNA (UTS 46)");
      }
      return name.toString();
    }

    private static String spelt(String label) {
      StringBuilder normalized = new StringBuilder();
      IDNA.Info info = new IDNA.Info();
      UTS_46.labelToASCII(label, normalized, info);
      return info.hasErrors() ? label : normalized.toString();
    }

    private static String shown(String label) {
      StringBuilder shown = new StringBuilder();
      IDNA.Info info = new IDNA.Info();
      UTS_46.labelToUnicode(label, shown, info);
      return info.hasErrors() || SCRIPTS.failsChecks(shown.toString()) ? label : shown.toString();
    }
  }
}
