package org.headgate.pool.service.diagnosis;

import java.util.stream.Stream;

/** One rule of the diagnosis: finds one kind of fault in the facts, or nothing. */
interface DiagnosisRule {
  Stream<Finding> evaluate(DiagnosisInput diagnosisInput);
}
