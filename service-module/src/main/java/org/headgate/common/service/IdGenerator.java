package org.headgate.common.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Generates ids: UUIDv7 (RFC 9562), so that rows of similar age are close together in an index. */
@ApplicationScoped
public class IdGenerator {

  private final NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();

  public UUID next() {
    return generator.generate();
  }
}
