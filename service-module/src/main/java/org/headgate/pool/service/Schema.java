package org.headgate.pool.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.headgate.pool.persistence.Migrations;
import org.headgate.text.SingleLineLogger;

/** Migrates a database as soon as it can be reached, at the start or hours later. */
@ApplicationScoped
public class Schema {

  private static final Logger LOG = SingleLineLogger.of(Schema.class);

  @Inject Migrations migrations;

  void migrate(@Observes @Priority(DatabaseAvailable.MIGRATIONS) DatabaseAvailable event) {
    int applied = migrations.migrate(event.database());
    LOG.log(Level.INFO, "{0}: {1} migrations applied", event.database(), applied);
  }
}
