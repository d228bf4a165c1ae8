package org.headgate.common.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Generates ids: UUIDv7 (RFC 9562), so that rows of similar age are close together in an index. */
@ApplicationScoped
public class IdGenerator {

  private final TimeBasedEpochRandomGenerator generator =
      Generators.timeBasedEpochRandomGenerator();

  public UUID next() {
    return generator.generate();
  }

  /** An id as it would have been generated then. */
  public UUID at(Instant then) {
    return generator.construct(then.toEpochMilli());
  }
}
