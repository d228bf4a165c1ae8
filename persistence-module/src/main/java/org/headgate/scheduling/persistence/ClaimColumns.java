package org.headgate.scheduling.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.headgate.pool.persistence.OperatorSqlGateway;

/** The columns of claims as arrays, one element for each claim. */
record ClaimColumns(
    OperatorSqlGateway.Elements schedules,
    OperatorSqlGateway.Elements fences,
    OperatorSqlGateway.Elements nextInstants,
    OperatorSqlGateway.Elements ids,
    OperatorSqlGateway.Elements schedulesOfPlacements,
    OperatorSqlGateway.Elements instants,
    OperatorSqlGateway.Elements decisions,
    OperatorSqlGateway.Elements reasons,
    OperatorSqlGateway.Elements places) {

  static ClaimColumns of(List<ScheduleClaim> claims) {
    List<UUID> schedules = new ArrayList<>();
    List<ScheduleClaim.Placement> placements = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (ScheduleClaim scheduleClaim : claims) {
      int index = 0;
      for (ScheduleClaim.Placement placement : scheduleClaim.placements()) {
        boolean runs =
            placement.decision() == ScheduleClaim.Decision.RUN
                || placement.decision() == ScheduleClaim.Decision.LATE;
        index += runs ? 1 : 0;
        schedules.add(scheduleClaim.scheduleId());
        placements.add(placement);
        places.add(index);
      }
    }
    return new ClaimColumns(
        OperatorSqlGateway.elements("uuid", claims, ScheduleClaim::scheduleId),
        OperatorSqlGateway.elements("bigint", claims, ScheduleClaim::fence),
        OperatorSqlGateway.elements("timestamptz", claims, ScheduleClaim::next),
        OperatorSqlGateway.elements("uuid", placements, ScheduleClaim.Placement::id),
        new OperatorSqlGateway.Elements("uuid", schedules),
        OperatorSqlGateway.elements(
            "timestamptz", placements, ScheduleClaim.Placement::scheduledFor),
        OperatorSqlGateway.elements(
            "text", placements, placement -> placement.decision().name().toLowerCase(Locale.ROOT)),
        OperatorSqlGateway.elements("text", placements, ScheduleClaim.Placement::reason),
        new OperatorSqlGateway.Elements("integer", places));
  }
}
