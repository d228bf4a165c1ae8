package org.headgate.pool.persistence;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.headgate.config.database.PoolName;

/**
 * Qualifies the connection used to migrate a database: opened for the migration, closed after it,
 * and without the time limits of requests.
 */
@Qualifier
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface MigrationConnection {
  PoolName value();
}
