package org.headgate.scheduling.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

/**
 * The columns of an owner's policies for daylight-saving changes. Each has a flag that says whether
 * the owner chose it; a value other than the default counts as chosen even without the flag,
 * because a node of an older version did not set it.
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
