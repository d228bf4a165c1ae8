package org.headgate.scheduling.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.headgate.pool.persistence.Statements;

/** The columns of claims, as arrays. */
record ClaimColumns(
    Statements.Elements schedules,
    Statements.Elements fences,
    Statements.Elements nexts,
    Statements.Elements ids,
    Statements.Elements schedulesOfPlacements,
    Statements.Elements instants,
    Statements.Elements fates,
    Statements.Elements reasons,
    Statements.Elements places) {

  static ClaimColumns of(List<Claim> claims) {
    List<UUID> schedules = new ArrayList<>();
    List<Claim.Placement> placements = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Claim claim : claims) {
      int place = 0;
      for (Claim.Placement placement : claim.placements()) {
        boolean runs = placement.fate() == Claim.Fate.RUN || placement.fate() == Claim.Fate.LATE;
        place += runs ? 1 : 0;
        schedules.add(claim.schedule());
        placements.add(placement);
        places.add(place);
      }
    }
    return new ClaimColumns(
        Statements.elements("uuid", claims, Claim::schedule),
        Statements.elements("bigint", claims, Claim::fence),
        Statements.elements("timestamptz", claims, Claim::next),
        Statements.elements("uuid", placements, Claim.Placement::id),
        new Statements.Elements("uuid", schedules),
        Statements.elements("timestamptz", placements, Claim.Placement::scheduledFor),
        Statements.elements(
            "text", placements, placement -> placement.fate().name().toLowerCase(Locale.ROOT)),
        Statements.elements("text", placements, Claim.Placement::reason),
        new Statements.Elements("integer", places));
  }
}
