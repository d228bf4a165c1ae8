package org.headgate.scheduling.service;

import org.headgate.etag.EntityTag;
import org.headgate.scheduling.Schedule;

/**
 * The ETag of a schedule: its revision, which only its owner moves, and a digest of what was
 * answered. Whoever changes a schedule goes by the revision, for its next instant moves by itself;
 * whoever reads it again goes by the whole.
 */
final class RevisionTag {

  private static final char AFTER_REVISION = '.';

  private RevisionTag() {}

  static EntityTag of(long revision, Schedule answered) {
    return new EntityTag("" + revision + AFTER_REVISION + EntityTag.of(answered).opaque());
  }

  /** Whether a tag was given to this revision. */
  static boolean isOf(EntityTag tag, long revision) {
    String text = tag.opaque();
    int end = text.indexOf(AFTER_REVISION);
    return text.substring(0, end < 0 ? text.length() : end).equals(String.valueOf(revision));
  }
}
