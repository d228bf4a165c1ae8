package org.headgate.scheduling.service;

import org.headgate.common.service.ContentETag;
import org.headgate.scheduling.api.Schedule;

/**
 * The ETag of a schedule: its revision, which only its owner changes, and a digest of the response.
 * Changes compare the revision, because the next instant changes by itself; reads compare the
 * whole.
 */
final class RevisionETag {

  private static final char AFTER_REVISION = '.';

  private RevisionETag() {}

  static ContentETag of(long revision, Schedule answered) {
    return new ContentETag("" + revision + AFTER_REVISION + ContentETag.of(answered).opaque());
  }

  /** Whether a tag belongs to this revision. */
  static boolean isOf(ContentETag tag, long revision) {
    String text = tag.opaque();
    int end = text.indexOf(AFTER_REVISION);
    return text.substring(0, end < 0 ? text.length() : end).equals(String.valueOf(revision));
  }
}
