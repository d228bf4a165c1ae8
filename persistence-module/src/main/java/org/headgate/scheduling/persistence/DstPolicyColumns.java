package org.headgate.scheduling.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

/**
 * The columns of an owner's choices for changes of the clocks. Each has a flag beside it; a value
 * that is no default was chosen even without the flag, by a node that did not know of it yet.
 */
final class DstPolicyColumns {

  private DstPolicyColumns() {}

  static Optional<DstGap> gap(ResultSet row) throws SQLException {
    DstGap gap = DstGap.valueOf(row.getString("dst_gap").toUpperCase(Locale.ROOT));
    boolean chosen = row.getBoolean("dst_gap_chosen") || gap != DstGap.SHIFT;
    return Optional.of(gap).filter(value -> chosen);
  }

  static Optional<DstOverlap> overlap(ResultSet row) throws SQLException {
    DstOverlap overlap = DstOverlap.valueOf(row.getString("dst_overlap").toUpperCase(Locale.ROOT));
    boolean chosen = row.getBoolean("dst_overlap_chosen") || overlap != DstOverlap.FIRST;
    return Optional.of(overlap).filter(value -> chosen);
  }
}
