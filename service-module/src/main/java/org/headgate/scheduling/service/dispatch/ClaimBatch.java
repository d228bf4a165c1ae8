package org.headgate.scheduling.service.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.scheduling.api.ExecutionKind;
import org.headgate.scheduling.persistence.ClaimedExecution;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.DueSchedule;
import org.headgate.scheduling.persistence.ScheduleClaim;

/** The claims of one statement, and the execution that each stands for. */
final class ClaimBatch {

  private static final int MAX_SCHEDULES = 500;
  private static final int MAX_PLACEMENTS = 2000;

  private final List<ScheduleClaim> claims = new ArrayList<>();
  private final Map<UUID, Candidate> candidates = new HashMap<>();

  private record Candidate(DueSchedule schedule, ScheduleClaim.Placement placement) {}

  void add(DueSchedule schedule, ScheduleClaim scheduleClaim) {
    claims.add(scheduleClaim);
    scheduleClaim
        .placements()
        .forEach(placement -> candidates.put(placement.id(), new Candidate(schedule, placement)));
  }

  boolean isFull() {
    return claims.size() >= MAX_SCHEDULES || candidates.size() >= MAX_PLACEMENTS;
  }

  List<ScheduleClaim> claims() {
    return claims;
  }

  /** The schedule is unchanged since it was read, or the claim would have failed. */
  ClaimedExecution assignment(DispatchRepository.Claimed claimed) {
    Candidate candidate = candidates.get(claimed.id());
    return new ClaimedExecution(
        claimed.id(),
        candidate.schedule().id(),
        candidate.placement().scheduledFor(),
        ExecutionKind.SCHEDULED,
        1,
        0,
        1,
        0,
        Optional.empty(),
        candidate.schedule().work(),
        claimed.at());
  }
}
