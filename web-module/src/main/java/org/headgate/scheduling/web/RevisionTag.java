package org.headgate.scheduling.web;

import jakarta.ws.rs.core.EntityTag;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.scheduling.StaleSchedule;

/** A schedule's revision as an ETag (RFC 9110, 8.8.3) and back. */
final class RevisionTag {

  private static final Pattern FORM = Pattern.compile("\"(\\d{1,18})\"");

  private RevisionTag() {}

  static EntityTag of(long revision) {
    return new EntityTag(String.valueOf(revision));
  }

  /**
   * The revision that If-Match asks for; empty when any will do.
   *
   * @param ifMatch null when it was not sent
   * @throws StaleSchedule when it is no tag of ours, which no schedule can match
   */
  static Optional<Long> wanted(String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return Optional.empty();
    }
    Matcher tag = FORM.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new StaleSchedule();
    }
    return Optional.of(Long.valueOf(tag.group(1)));
  }
}
