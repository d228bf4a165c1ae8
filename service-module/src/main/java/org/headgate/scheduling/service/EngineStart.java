package org.headgate.scheduling.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.service.DatabaseAvailable;

/** Lets the engine run once its table is there. */
@ApplicationScoped
public class EngineStart {

  @Inject Engine engine;

  void start(@Observes @Priority(DatabaseAvailable.WORK) DatabaseAvailable event) {
    if (event.database() == DatabaseName.PLATFORM) {
      engine.start();
    }
  }
}
