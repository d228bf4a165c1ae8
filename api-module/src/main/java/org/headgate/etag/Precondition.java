package org.headgate.etag;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * What a caller has seen of a resource before it changes it: the header {@code If-Match} (RFC 9110,
 * 13.1.1). It has to be judged in the transaction of the change, with the row locked; without the
 * header the last writer wins.
 *
 * @param seen the tags of the header; empty when there is none, or it says that any state will do
 */
public record Precondition(Optional<Set<EntityTag>> seen) {

  /** Whatever the resource is. */
  public static final Precondition NONE = new Precondition(Optional.empty());

  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");
  private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(\\s*,\\s*" + TAG + ")*\\s*");
  private static final int LONGEST = 2000;

  public Precondition {
    seen = seen.map(Set::copyOf);
  }

  /**
   * Reads the header. A weak tag never matches: it does not say that nothing has changed.
   *
   * @param ifMatch null when the header was not sent, as JAX-RS has it
   * @throws InvalidRequest when it is neither {@code *} nor a list of tags
   */
  public static Precondition ifMatch(String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return NONE;
    }
    return new Precondition(Optional.of(strong(ifMatch)));
  }

  /** Whether the caller has said anything. */
  public boolean isStated() {
    return seen.isPresent();
  }

  /**
   * @throws PreconditionFailed when the caller has seen another state than this one
   */
  public void check(Object representation) {
    if (seen.filter(tags -> !tags.contains(EntityTag.of(representation))).isPresent()) {
      throw new PreconditionFailed();
    }
  }

  private static Set<EntityTag> strong(String header) {
    if (header.length() > LONGEST || !LIST.matcher(header).matches()) {
      throw new InvalidRequest(
          new FieldError("If-Match", "must be * or the ETag of the resource, in quotation marks"));
    }
    Set<EntityTag> tags = new HashSet<>();
    Matcher tag = TAG.matcher(header);
    while (tag.find()) {
      if (tag.group(1) == null) {
        tags.add(new EntityTag(tag.group(2)));
      }
    }
    return tags;
  }
}
