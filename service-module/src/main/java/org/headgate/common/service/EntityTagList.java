package org.headgate.common.service;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The value of {@code If-Match} or {@code If-None-Match} (RFC 9110, 13.1.1 and 13.1.2), parsed the
 * same way for every resource: {@code *}, or a list of tags, whose empty members are ignored.
 *
 * @param any whether it is {@code *}
 * @param strong tags that identify the exact bytes
 * @param weak tags that identify an equivalent representation
 */
public record EntityTagList(boolean any, Set<ContentETag> strong, Set<ContentETag> weak) {

  private static final Pattern MEMBER =
      Pattern.compile("[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*+)\")?[ \\t]*+(?:,|\\z)");
  private static final int MAX_LENGTH = 4000;

  public EntityTagList {
    strong = Set.copyOf(strong);
    weak = Set.copyOf(weak);
  }

  /**
   * Parses a header.
   *
   * @param name the name of the header
   * @param value null when it was not sent, as JAX-RS has it; several headers joined by commas
   * @return empty when it was not sent
   * @throws InvalidRequestException naming the header when it is neither of the two forms
   */
  public static Optional<EntityTagList> parse(String name, String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.strip().equals("*")) {
      return Optional.of(new EntityTagList(true, Set.of(), Set.of()));
    }
    EntityTagList tags = members(name, value);
    if (tags.strong().isEmpty() && tags.weak().isEmpty()) {
      throw malformed(name);
    }
    return Optional.of(tags);
  }

  /**
   * Weak comparison (RFC 9110, 8.8.3.2): whether the list has the tag, or a weak one with the same
   * text.
   */
  public boolean matchesWeakly(ContentETag tag) {
    return any || strong.contains(tag) || weak.contains(tag);
  }

  private static EntityTagList members(String name, String value) {
    Set<ContentETag> strong = new HashSet<>();
    Set<ContentETag> weak = new HashSet<>();
    Matcher member = MEMBER.matcher(value);
    int index = 0;
    while (index < value.length()) {
      if (value.length() > MAX_LENGTH || !member.find(index) || member.start() != index) {
        throw malformed(name);
      }
      if (member.group(2) != null) {
        (member.group(1) == null ? strong : weak).add(new ContentETag(member.group(2)));
      }
      index = member.end();
    }
    return new EntityTagList(false, strong, weak);
  }

  private static InvalidRequestException malformed(String name) {
    return new InvalidRequestException(
        new FieldError(name, "must be * or a list of ETags, each in quotation marks"));
  }
}
