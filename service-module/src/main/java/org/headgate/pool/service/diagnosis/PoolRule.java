package org.headgate.pool.service.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;

/** A rule of the diagnosis that is evaluated for each pool by itself. */
interface PoolRule extends DiagnosisRule {

  @Override
  default Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream().flatMap(pool -> evaluate(pool, diagnosisInput).stream());
  }

  Optional<Finding> evaluate(PoolObservation pool, DiagnosisInput diagnosisInput);
}
